import { createEffect, createSignal, on } from "solid-js";
import { TextAreaField } from "../../ui/text-area-field.tsx";

/** A list as lines of text: one thing a line, empty lines left out. What is typed stays as it is while one types. */
export function LinesField(props: {
  label: string;
  hint?: string;
  placeholder?: string;
  lines: readonly string[];
  onChange: (lines: string[]) => void;
}) {
  const [text, setText] = createSignal("");
  let isTyping = false;
  createEffect(
    on(
      () => props.lines.join("\n"),
      (lines) => {
        if (!isTyping) setText(lines);
      },
    ),
  );
  return (
    <TextAreaField
      label={props.label}
      hint={props.hint}
      placeholder={props.placeholder}
      value={text()}
      onInput={(event) => {
        const typed = event.currentTarget.value;
        isTyping = true;
        setText(typed);
        props.onChange(linesOf(typed));
        isTyping = false;
      }}
    />
  );
}

function linesOf(text: string): string[] {
  return text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
}
