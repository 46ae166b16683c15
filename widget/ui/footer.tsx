import { type JSX, Show } from "solid-js";
import type { Chat } from "../chat/chat.ts";
import { useComposerFocus } from "./composer-focus.tsx";
import { Icon } from "./icon.tsx";
import { useWords } from "./words-context.tsx";
import "../styles/footer.css";

/** The ways on, above the composer: a person while the agent answers, a new conversation when this one is closed. */
export function Footer(props: { chat: Chat }): JSX.Element {
  const { words } = useWords();
  const composer = useComposerFocus();
  return (
    <div class="footer">
      <Show when={props.chat.mayAskForPerson()}>
        <button
          type="button"
          class="chip"
          onClick={() => {
            props.chat.askForPerson();
            composer.field?.focus();
          }}
        >
          <Icon name="person" />
          {words.talkToPerson}
        </button>
      </Show>
      <Show when={props.chat.status() === "resolved"}>
        <button
          type="button"
          class="chip"
          onClick={() => {
            props.chat.startNew();
            composer.field?.focus();
          }}
        >
          <Icon name="plus" />
          {words.newConversation}
        </button>
      </Show>
    </div>
  );
}
