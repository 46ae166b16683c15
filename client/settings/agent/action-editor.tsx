import { createSignal, Index, Show, untrack } from "solid-js";
import {
  type ActionPick,
  type HttpAction,
  pickTypes,
} from "../../../shared/protocol/http-action.ts";
import { Button, IconButton } from "../../ui/button.tsx";
import { Field } from "../../ui/field.tsx";
import { SelectField } from "../../ui/select-field.tsx";
import { TextAreaField } from "../../ui/text-area-field.tsx";

const methods = ["GET", "POST", "PUT", "PATCH", "DELETE"] as const;

export function ActionEditor(props: {
  action: HttpAction;
  onChange: (change: Partial<HttpAction>) => void;
  onRemove: () => void;
}) {
  const picks = () => props.action.picks;
  const put = (index: number, change: Partial<ActionPick>) =>
    props.onChange({
      picks: picks().map((one, at) => (at === index ? { ...one, ...change } : one)),
    });
  const add = () =>
    props.onChange({
      picks: [...picks(), { name: "status", path: "status", type: "text", isOptional: false }],
    });
  return (
    <>
      <Field
        label="Name"
        maxLength={120}
        value={props.action.name}
        onInput={(event) => props.onChange({ name: event.currentTarget.value })}
      />
      <div class="settings-pair" data-first="narrow">
        <SelectField
          label="Method"
          value={props.action.method}
          options={methods.map((id) => ({ id, label: id }))}
          onChange={(method) => props.onChange({ method: method as HttpAction["method"] })}
        />
        <Field
          label="Address"
          hint="https://shop.example.com/orders/{order_number}: a form's field fills its blank."
          type="url"
          maxLength={2000}
          value={props.action.url}
          onInput={(event) => props.onChange({ url: event.currentTarget.value })}
        />
      </div>
      <Show when={props.action.method !== "GET"}>
        <JsonField body={props.action.body} onChange={(body) => props.onChange({ body })} />
      </Show>
      <div class="rule-part">
        <h3>What the answer gives</h3>
        <Index each={picks()}>
          {(pick, index) => (
            <div class="pick-row">
              <Field
                label="Name"
                value={pick().name}
                maxLength={40}
                onInput={(event) => put(index, { name: event.currentTarget.value })}
              />
              <Field
                label="Where in the JSON"
                value={pick().path}
                maxLength={200}
                placeholder="order.items[0].status"
                onInput={(event) => put(index, { path: event.currentTarget.value })}
              />
              <SelectField
                label="Kind"
                value={pick().type}
                options={pickTypes.map((id) => ({ id, label: id }))}
                onChange={(type) => put(index, { type: type as ActionPick["type"] })}
              />
              <IconButton
                icon="close"
                label={`Remove ${pick().name}`}
                onClick={() => props.onChange({ picks: picks().filter((_, at) => at !== index) })}
              />
            </div>
          )}
        </Index>
        <div class="fold-foot">
          <Button size="small" icon="plus" onClick={add}>
            Add a value
          </Button>
          <Button look="quiet" size="small" icon="trash" onClick={() => props.onRemove()}>
            Remove the action
          </Button>
        </div>
      </div>
    </>
  );
}

/** What is no JSON yet stays in the box and is not taken. */
function JsonField(props: {
  body: HttpAction["body"];
  onChange: (body: HttpAction["body"]) => void;
}) {
  const [text, setText] = createSignal(untrack(() => asText(props.body)));
  const [isWrong, setWrong] = createSignal(false);
  return (
    <TextAreaField
      label="Body, as JSON"
      hint={isWrong() ? "This is no JSON yet; it is not taken." : "Texts may hold blanks, too."}
      aria-invalid={isWrong()}
      value={text()}
      onInput={(event) => {
        const typed = event.currentTarget.value;
        setText(typed);
        const read = parse(typed);
        setWrong(read === undefined);
        if (read !== undefined) props.onChange(read);
      }}
    />
  );
}

function asText(body: HttpAction["body"]): string {
  return body === null ? "" : JSON.stringify(body, null, 2);
}

function parse(text: string): HttpAction["body"] | undefined {
  if (text.trim() === "") return null;
  try {
    return JSON.parse(text) as HttpAction["body"];
  } catch {
    return undefined;
  }
}
