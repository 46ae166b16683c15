import { createSignal, createUniqueId, For, Show, untrack } from "solid-js";
import type { TagDetails } from "../../../shared/protocol/http.ts";
import { changeTag, createTag, type TagFields } from "../../api/tags.ts";
import { Button } from "../../ui/button.tsx";
import { CheckField } from "../../ui/check-field.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { Field } from "../../ui/field.tsx";
import { createSubmission, fieldOf } from "../../ui/form.ts";
import { Notice } from "../../ui/notice.tsx";
import { TextAreaField } from "../../ui/text-area-field.tsx";
import { useWorkspace } from "../../workspace/workspace.tsx";

const HUES = [25, 60, 95, 145, 180, 220, 255, 290, 325, 355];
const USUAL_THRESHOLD = 0.8;

/** Makes a tag, or changes one. */
export function TagDialog(props: {
  tag: TagDetails | null;
  onClose: () => void;
  onSaved: () => void;
}) {
  const { info } = useWorkspace();
  const before = untrack(() => props.tag);
  const [hue, setHue] = createSignal(before?.hue);
  const [threshold, setThreshold] = createSignal(
    before === null ? USUAL_THRESHOLD : before.threshold,
  );
  const { isBusy, problem, submit } = createSubmission({
    send: async (form) => {
      const colour = hue();
      const fields = {
        ...readFields(form, threshold()),
        ...(colour === undefined ? {} : { hue: colour }),
      };
      return before === null
        ? createTag(info().id, fields)
        : changeTag(info().id, before.id, fields);
    },
    done: () => props.onSaved(),
  });
  return (
    <Dialog
      title={before === null ? "New tag" : `Edit ${before.name}`}
      onClose={() => props.onClose()}
    >
      <form class="tag-form" onSubmit={(event) => void submit(event)}>
        <Field
          label="Name"
          name="name"
          required
          maxLength={40}
          value={before?.name ?? ""}
          autocomplete="off"
        />
        <HueField chosen={hue()} onChoose={setHue} />
        <TextAreaField
          label="What it is about"
          name="description"
          rows={2}
          maxLength={500}
          value={before?.description ?? ""}
          hint="In the words visitors use; the agent reads it."
        />
        <TextAreaField
          label="Examples"
          name="examples"
          rows={4}
          value={before?.examples.join("\n") ?? ""}
          hint="One message a line. Ten make a clear difference."
        />
        <ThresholdChoice threshold={threshold()} onChange={setThreshold} />
        <Show when={problem()}>{(words) => <Notice kind="error">{words()}</Notice>}</Show>
        <div class="dialog-actions">
          <Button onClick={() => props.onClose()}>Cancel</Button>
          <Button look="primary" type="submit" disabled={isBusy()}>
            {before === null ? "Create tag" : "Save"}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

function readFields(form: HTMLFormElement, threshold: number | null): Omit<TagFields, "hue"> {
  const lines = fieldOf(form, "examples").split("\n");
  return {
    name: fieldOf(form, "name"),
    description: fieldOf(form, "description").trim(),
    examples: lines.map((line) => line.trim()).filter((line) => line !== ""),
    threshold,
  };
}

function HueField(props: { chosen: number | undefined; onChoose: (hue: number) => void }) {
  const name = createUniqueId();
  const nearest = () =>
    HUES.find((hue) => Math.abs(hue - (props.chosen ?? Number.POSITIVE_INFINITY)) <= 17);
  return (
    <fieldset class="hue-field">
      <legend class="field-label">Colour</legend>
      <For each={HUES}>
        {(hue, index) => (
          <label style={{ "--hue": String(hue) }}>
            <input
              class="visually-hidden"
              type="radio"
              name={name}
              aria-label={`Colour ${index() + 1}`}
              checked={nearest() === hue}
              onChange={() => props.onChoose(hue)}
            />
          </label>
        )}
      </For>
    </fieldset>
  );
}

function ThresholdChoice(props: {
  threshold: number | null;
  onChange: (threshold: number | null) => void;
}) {
  const id = createUniqueId();
  const percent = () => Math.round((props.threshold ?? USUAL_THRESHOLD) * 100);
  return (
    <div class="tag-threshold">
      <CheckField
        label="The agent may set it by itself"
        hint="Below its confidence, or without this, the agent only suggests it."
        isChecked={props.threshold !== null}
        onChange={(isOn) => props.onChange(isOn ? USUAL_THRESHOLD : null)}
      />
      <Show when={props.threshold !== null}>
        <label for={id}>
          From <b class="figures">{percent()} %</b> confidence on
        </label>
        <input
          id={id}
          type="range"
          min="30"
          max="99"
          value={percent()}
          onInput={(event) => props.onChange(Number(event.currentTarget.value) / 100)}
        />
      </Show>
    </div>
  );
}
