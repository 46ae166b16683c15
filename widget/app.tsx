import { type JSX, Show } from "solid-js";
import type { Chat } from "./chat/chat.ts";
import { Announcer } from "./ui/announcer.tsx";
import { ConversationList } from "./ui/conversation-list.tsx";
import { ComposerFocusContext } from "./ui/composer-focus.tsx";
import { Composer } from "./ui/composer.tsx";
import { Footer } from "./ui/footer.tsx";
import { Header } from "./ui/header.tsx";
import { MessageList } from "./ui/message-list.tsx";
import { SyncNotice } from "./ui/sync-notice.tsx";
import { WordsContext } from "./ui/words-context.tsx";
import "./styles/app.css";
import "./styles/icon.css";

export function App(props: { chat: Chat }): JSX.Element {
  const escape = (event: KeyboardEvent) => {
    if (event.key !== "Escape" || event.isComposing) return;
    if (props.chat.screen() === "conversations") props.chat.show("thread");
    else props.chat.close();
  };
  return (
    // The words don't change while the app runs.
    // oxlint-disable-next-line solid/reactivity
    <WordsContext.Provider value={{ words: props.chat.words, language: props.chat.language }}>
      <ComposerFocusContext.Provider value={{ field: null }}>
        {/* Escape works wherever the focus is, as in a dialog. */}
        {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions */}
        <div class="app" onKeyDown={escape}>
          <Header chat={props.chat} />
          <SyncNotice chat={props.chat} />
          <Show
            when={props.chat.screen() === "thread"}
            fallback={<ConversationList chat={props.chat} />}
          >
            <main class="thread">
              <MessageList chat={props.chat} />
              <Footer chat={props.chat} />
              <Composer chat={props.chat} />
            </main>
          </Show>
          <Announcer chat={props.chat} />
        </div>
      </ComposerFocusContext.Provider>
    </WordsContext.Provider>
  );
}
