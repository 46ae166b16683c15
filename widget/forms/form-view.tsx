import { createSignal, createUniqueId, For, type JSX, Show } from "solid-js";
import { type FieldProblem, readFormValues } from "../../shared/domain/form.ts";
import type { Chat, OpenForm } from "../chat/chat.ts";
import { useComposerFocus } from "../ui/composer-focus.tsx";
import { useWords } from "../ui/words-context.tsx";
import { FieldView } from "./field-view.tsx";
import { formWords } from "./form-words.ts";

/** The form the agent has asked to be filled in (H5). What is typed is kept through a reload. */
export function FormView(props: { open: OpenForm; chat: Chat }): JSX.Element {
  const words = formWords(useWords().language);
  const composer = useComposerFocus();
  const id = createUniqueId();
  // Another form is another view: the caller keys this one by its id.
  // oxlint-disable-next-line solid/reactivity
  const [values, setValues] = createSignal(props.chat.formDraft(props.open.id));
  const [wrong, setWrong] = createSignal<Record<string, FieldProblem>>({});
  let element!: HTMLFormElement;
  const put = (field: string, value: string) => {
    setValues((before) => ({ ...before, [field]: value }));
    setWrong(({ [field]: _gone, ...rest }) => rest);
    props.chat.setFormDraft(props.open.id, values());
  };
  const share = (event: SubmitEvent) => {
    event.preventDefault();
    const read = readFormValues(props.open.form, values());
    if (read.ok) {
      const given = read.value.map(({ field, value }) => [field, value]);
      props.chat.answerForm(props.open.id, Object.fromEntries(given));
      composer.field?.focus();
      return;
    }
    setWrong(read.problem);
    element.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
  };
  return (
    <form class="visitor-form" ref={element} onSubmit={share} novalidate aria-labelledby={id}>
      <h2 id={id}>{props.open.form.title}</h2>
      <Show when={props.open.form.intro}>{(intro) => <p class="intro">{intro()}</p>}</Show>
      <For each={props.open.form.fields}>
        {(field) => (
          <FieldView
            field={field}
            value={values()[field.id] ?? ""}
            wrong={problemWords(wrong()[field.id], words.wrong)}
            optional={words.optional}
            choose={words.choose}
            onInput={(value) => put(field.id, value)}
          />
        )}
      </For>
      <div class="form-actions">
        <button type="submit" class="solid-button">
          {words.share}
        </button>
        <Show when={props.open.form.isSkippable}>
          <button
            type="button"
            class="text-button"
            onClick={() => {
              props.chat.skipForm(props.open.id);
              composer.field?.focus();
            }}
          >
            {words.skip}
          </button>
        </Show>
      </div>
    </form>
  );
}

function problemWords(
  problem: FieldProblem | undefined,
  words: Record<FieldProblem, string>,
): string | undefined {
  return problem === undefined ? undefined : words[problem];
}
