import "./field.css";
import { createUniqueId, For } from "solid-js";

/** One of a few, or of many; the browser's own list, which works everywhere. */
export function SelectField(props: {
  label: string;
  hint?: string | undefined;
  /** For where the words around it say what it is. */
  isLabelHidden?: boolean;
  value: string;
  options: readonly { id: string; label: string }[];
  onChange: (id: string) => void;
}) {
  const id = createUniqueId();
  return (
    <div class="field">
      <label class={props.isLabelHidden === true ? "visually-hidden" : "field-label"} for={id}>
        {props.label}
      </label>
      <select
        class="field-input"
        id={id}
        aria-describedby={`${id}-words`}
        onChange={(event) => props.onChange(event.currentTarget.value)}
      >
        <For each={props.options}>
          {(option) => (
            <option value={option.id} selected={option.id === props.value}>
              {option.label}
            </option>
          )}
        </For>
      </select>
      <span class="field-words" id={`${id}-words`}>
        {props.hint}
      </span>
    </div>
  );
}
