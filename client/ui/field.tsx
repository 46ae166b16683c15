import "./field.css";
import { createUniqueId, type JSX, splitProps } from "solid-js";

type FieldProps = JSX.InputHTMLAttributes<HTMLInputElement> & {
  label: string;
  hint?: string | undefined;
  error?: string | undefined;
};

export function Field(props: FieldProps) {
  const [own, rest] = splitProps(props, ["label", "hint", "error"]);
  const id = createUniqueId();
  return (
    <div class="field" data-invalid={own.error === undefined ? undefined : ""}>
      <label class="field-label" for={id}>
        {own.label}
      </label>
      <input
        class="field-input"
        id={id}
        aria-invalid={own.error !== undefined}
        aria-describedby={`${id}-words`}
        {...rest}
      />
      <span class="field-words" id={`${id}-words`}>
        {own.error ?? own.hint}
      </span>
    </div>
  );
}
