import { createUniqueId, For, type JSX, Match, Show, Switch } from "solid-js";
import { type FormField, VALUE_LENGTH } from "../../shared/domain/form.ts";

interface FieldViewProps {
  field: FormField;
  value: string;
  /** What is wrong with it, in words. */
  wrong: string | undefined;
  optional: string;
  choose: string;
  onInput: (value: string) => void;
}

const inputTypes = { text: "text", email: "email", phone: "tel", date: "date", number: "text" };
const completes: Partial<Record<FormField["kind"], string>> = { email: "email", phone: "tel" };

/** One field with its label, and what is wrong with it beneath. */
export function FieldView(props: FieldViewProps): JSX.Element {
  const id = createUniqueId();
  const described = () => ({
    id,
    "aria-invalid": props.wrong !== undefined,
    "aria-describedby": props.wrong === undefined ? undefined : `${id}-wrong`,
    "aria-required": props.field.isRequired,
  });
  const read = (event: { currentTarget: { value: string } }) =>
    props.onInput(event.currentTarget.value);
  return (
    <div class="form-field">
      <label for={id}>
        {props.field.label} <Show when={!props.field.isRequired}>{optionalMark(props)}</Show>
      </label>
      <Switch>
        <Match when={props.field.kind === "choice"}>
          <select {...described()} onChange={read}>
            <option value="" selected={props.value === ""}>
              {props.choose}
            </option>
            <For each={props.field.choices}>
              {(choice) => <option selected={choice === props.value}>{choice}</option>}
            </For>
          </select>
        </Match>
        <Match when={props.field.kind !== "choice"}>
          <input
            {...described()}
            type={inputTypes[props.field.kind as keyof typeof inputTypes]}
            inputmode={props.field.kind === "number" ? "decimal" : undefined}
            autocomplete={props.field.id === "name" ? "name" : completes[props.field.kind]}
            maxlength={VALUE_LENGTH}
            value={props.value}
            onInput={read}
          />
        </Match>
      </Switch>
      <Show when={props.wrong}>
        {(wrong) => (
          <p id={`${id}-wrong`} class="wrong" role="alert">
            {wrong()}
          </p>
        )}
      </Show>
    </div>
  );
}

function optionalMark(props: FieldViewProps): JSX.Element {
  return <small>({props.optional})</small>;
}
