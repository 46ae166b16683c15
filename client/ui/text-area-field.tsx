import "./field.css";
import { createUniqueId, type JSX, splitProps } from "solid-js";

type TextAreaFieldProps = JSX.TextareaHTMLAttributes<HTMLTextAreaElement> & {
  label: string;
  hint?: string | undefined;
};

/** Several lines with their label above. */
export function TextAreaField(props: TextAreaFieldProps) {
  const [own, rest] = splitProps(props, ["label", "hint"]);
  const id = createUniqueId();
  return (
    <div class="field">
      <label class="field-label" for={id}>
        {own.label}
      </label>
      <textarea class="field-input" id={id} rows={3} aria-describedby={`${id}-words`} {...rest} />
      <span class="field-words" id={`${id}-words`}>
        {own.hint}
      </span>
    </div>
  );
}
