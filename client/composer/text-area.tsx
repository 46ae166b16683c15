import { createEffect, on } from "solid-js";
import { caretAfter } from "./caret.ts";

const MAX_HEIGHT = 280;

/** A text area that grows with its words and keeps the caret in place when somebody else writes in them. */
export function TextArea(props: {
  ref: (element: HTMLTextAreaElement) => void;
  label: string;
  placeholder: string;
  text: string;
  onText: (text: string) => void;
  onSend: () => void;
  onLeave: () => void;
}) {
  let area!: HTMLTextAreaElement;

  const fit = () => {
    area.style.setProperty("height", "auto");
    area.style.setProperty("height", `${Math.min(area.scrollHeight, MAX_HEIGHT)}px`);
  };

  createEffect(
    on(
      () => props.text,
      (text) => {
        if (area.value !== text) {
          const isHere = document.activeElement === area;
          const caret = caretAfter(area.value, text, area.selectionStart);
          area.value = text;
          if (isHere) area.setSelectionRange(caret, caret);
        }
        fit();
      },
    ),
  );

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.isComposing) return;
    const isChord = event.metaKey || event.ctrlKey;
    const sends = isChord || (!event.shiftKey && matchMedia("(pointer: fine)").matches);
    if (event.key === "Enter" && sends) {
      event.preventDefault();
      props.onSend();
    } else if (event.key === "Escape") {
      event.preventDefault();
      props.onLeave();
    }
  };

  return (
    <textarea
      ref={(element) => {
        area = element;
        props.ref(element);
      }}
      class="composer-text"
      rows={1}
      maxLength={8000}
      aria-label={props.label}
      placeholder={props.placeholder}
      onInput={(event) => props.onText(event.currentTarget.value)}
      onKeyDown={onKeyDown}
    />
  );
}
