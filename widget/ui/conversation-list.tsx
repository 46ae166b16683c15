import { For, type JSX, onMount, Show } from "solid-js";
import type { Chat } from "../chat/chat.ts";
import { Icon } from "./icon.tsx";
import { dayOf, timeOf } from "./moment.ts";
import { useWords } from "./words-context.tsx";
import "../styles/conversation-list.css";

export function ConversationList(props: { chat: Chat }): JSX.Element {
  const { words, language } = useWords();
  let newButton!: HTMLButtonElement;
  const listed = () => props.chat.session()?.conversations ?? [];
  const when = (ms: number) => {
    const day = dayOf(ms, Date.now(), language, words);
    return day === words.today ? timeOf(ms, language) : day;
  };
  onMount(() => newButton.focus());
  return (
    <main class="conversation-list">
      <button
        ref={newButton}
        type="button"
        class="solid-button"
        onClick={() => props.chat.startNew()}
      >
        <Icon name="plus" />
        {words.newConversation}
      </button>
      <Show when={listed().length > 0} fallback={<p>{words.noConversations}</p>}>
        <ul>
          <For each={listed()}>
            {(one) => (
              <li>
                <button type="button" class="listed" onClick={() => props.chat.choose(one.id)}>
                  <span class="listed-preview" dir="auto">
                    {one.preview}
                  </span>
                  <time datetime={new Date(one.lastAt).toISOString()}>{when(one.lastAt)}</time>
                  <span class="listed-status" data-status={one.status}>
                    {words.status[one.status]}
                  </span>
                </button>
              </li>
            )}
          </For>
        </ul>
      </Show>
    </main>
  );
}
