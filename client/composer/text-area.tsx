import { createEffect, on } from "solid-js";
import { caretAfter } from "./caret.ts";

const MAX_HEIGHT = 280;
/** The browser lets it grow by itself, without the page being laid out at every key. */
const growsItself = () => CSS.supports?.("field-sizing", "content") === true;

/** A text area that grows with its words and keeps the caret in place when somebody else writes in them. */
export function TextArea(props: {
  ref: (element: HTMLTextAreaElement) => void;
  label: string;
  placeholder: string;
  text: string;
  onText: (text: string) => void;
  onSend: () => void;
  onLeave: () => void;
  /** Where the caret is; null when it is elsewhere. */
  onCaret: (caret: number | null) => void;
  /** True for a key that a list above the words took. */
  takeKey: (key: string) => boolean;
  /** That list, when it is there, and what in it is chosen. */
  list: { id: string; activeId: string } | null;
}) {
  let area!: HTMLTextAreaElement;

  const fit = () => {
    if (growsItself()) return;
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

  const tellCaret = () => props.onCaret(area.selectionStart);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.isComposing) return;
    const isPlain = !event.shiftKey && !event.metaKey && !event.ctrlKey && !event.altKey;
    if (isPlain && props.takeKey(event.key)) {
      event.preventDefault();
      event.stopPropagation();
      return;
    }
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
      dir="auto"
      rows={1}
      maxLength={8000}
      aria-label={props.label}
      placeholder={props.placeholder}
      aria-autocomplete={props.list === null ? undefined : "list"}
      aria-controls={props.list?.id}
      aria-activedescendant={props.list?.activeId}
      onInput={(event) => {
        props.onText(event.currentTarget.value);
        tellCaret();
      }}
      onKeyUp={tellCaret}
      onClick={tellCaret}
      onBlur={() => props.onCaret(null)}
      onKeyDown={onKeyDown}
    />
  );
}
