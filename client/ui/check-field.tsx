import "./field.css";
import type { JSX } from "solid-js";

/** Yes or no, with what it means beneath. */
export function CheckField(props: {
  label: string;
  hint?: JSX.Element;
  isChecked: boolean;
  onChange: (isChecked: boolean) => void;
}) {
  return (
    <label class="check-field">
      <input
        type="checkbox"
        checked={props.isChecked}
        onChange={(event) => props.onChange(event.currentTarget.checked)}
      />
      <span>
        {props.label}
        <small>{props.hint}</small>
      </span>
    </label>
  );
}
