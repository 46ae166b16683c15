import { createEffect, type JSX, onCleanup, onMount, Show } from "solid-js";
import type { Chat } from "../chat/chat.ts";
import { useComposerFocus } from "./composer-focus.tsx";
import { Icon } from "./icon.tsx";
import { useWords } from "./words-context.tsx";
import "../styles/composer.css";

/** As many characters as the server takes in one message. */
export const MESSAGE_LENGTH = 8000;
const COUNT_FROM = 500;
const TYPING_ENDS_MS = 4000;

export function Composer(props: { chat: Chat }): JSX.Element {
  const { words } = useWords();
  let field!: HTMLTextAreaElement;
  const focus = useComposerFocus();
  onMount(() => {
    focus.field = field;
  });
  const typing = createTyping((isTyping) => props.chat.setTyping(isTyping));
  const left = () => MESSAGE_LENGTH - props.chat.draft().length;
  const isEmpty = () => props.chat.draft().trim() === "";
  const send = () => {
    if (!props.chat.send(field.value)) return;
    typing.stop();
    field.focus();
  };
  const keydown = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing || isTouch()) return;
    event.preventDefault();
    send();
  };
  createEffect(() => {
    field.value = props.chat.draft();
    field.style.setProperty("block-size", "auto");
    field.style.setProperty("block-size", `${field.scrollHeight}px`);
  });
  createEffect(() => {
    if (props.chat.isOpen() && !isTouch()) field.focus();
  });
  return (
    <form
      class="composer"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <div class="composer-box">
        <textarea
          ref={field}
          rows="1"
          maxlength={MESSAGE_LENGTH}
          placeholder={words.placeholder}
          aria-label={words.placeholder}
          aria-describedby="composer-hint"
          enterkeyhint={isTouch() ? "enter" : "send"}
          dir="auto"
          onKeyDown={keydown}
          onInput={(event) => {
            props.chat.setDraft(event.currentTarget.value);
            typing.press();
          }}
          onBlur={() => typing.stop()}
        />
        <button type="submit" class="send" aria-label={words.send} aria-disabled={isEmpty()}>
          <Icon name="send" />
        </button>
      </div>
      <span id="composer-hint" class="unseen">
        {words.enterSends}
      </span>
      <Show when={left() <= COUNT_FROM}>
        <p class="left" role="status">
          {words.charactersLeft(left())}
        </p>
      </Show>
    </form>
  );
}

/** On a phone's keyboard the Enter key makes a new line. */
function isTouch(): boolean {
  return matchMedia("(pointer: coarse)").matches;
}

/** Says "typing" once per spell of writing, and takes it back when the keys rest. */
function createTyping(say: (isTyping: boolean) => void) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const stop = () => {
    if (timer === undefined) return;
    clearTimeout(timer);
    timer = undefined;
    say(false);
  };
  onCleanup(stop);
  return {
    press() {
      if (timer === undefined) say(true);
      clearTimeout(timer);
      timer = setTimeout(stop, TYPING_ENDS_MS);
    },
    stop,
  };
}
