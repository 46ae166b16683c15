import { createEffect, createSignal, type JSX, Match, onCleanup, Show, Switch } from "solid-js";
import type { Chat } from "../chat/chat.ts";
import { Icon } from "./icon.tsx";
import { timeOf } from "./moment.ts";
import { useWords } from "./words-context.tsx";
import "../styles/sync-notice.css";

const SHOW_AFTER_MS = 800;

/** The one place for the state of the connection and of what is kept: nothing when all is well. */
export function SyncNotice(props: { chat: Chat }): JSX.Element {
  const { words, language } = useWords();
  const offline = () => {
    const sync = props.chat.sync();
    return sync.is === "offline" ? sync : null;
  };
  const isConnecting = createLasting(() => props.chat.sync().is === "connecting");
  return (
    <div class="sync-notice" role="status">
      <Show when={!props.chat.isStored()}>
        <p data-tone="waiting">
          <Icon name="alert" />
          <span>
            {words.notStored} <Show when={props.chat.toSend() > 0}>{words.keepOpen}</Show>
          </span>
        </p>
      </Show>
      <Switch>
        <Match when={offline()}>
          {(sync) => (
            <p data-tone="waiting">
              <Icon name="offline" />
              <span>
                {props.chat.toSend() > 0
                  ? words.offlineToSend(timeOf(sync().since, language), props.chat.toSend())
                  : words.offline(timeOf(sync().since, language))}
                <Show when={props.chat.toSend() > 0 && props.chat.isStored()}>
                  {" · "}
                  {words.saved}
                </Show>
              </span>
            </p>
          )}
        </Match>
        <Match when={isConnecting()}>
          <p>
            <Icon name="clock" />
            <span>{words.connecting}</span>
          </p>
        </Match>
      </Switch>
      <Show when={props.chat.notice()}>
        {(notice) => (
          <p data-tone="error">
            <Icon name="alert" />
            <span>{words[notice()]}</span>
            <Show when={["refused", "conversationGone"].includes(notice())}>
              <button type="button" class="text-button" onClick={() => props.chat.dismissNotice()}>
                {words.dismiss}
              </button>
            </Show>
          </p>
        )}
      </Show>
    </div>
  );
}

/** True once it has been so for a moment: what passes at once is not worth a word. */
function createLasting(isSo: () => boolean): () => boolean {
  const [isLasting, setLasting] = createSignal(false);
  createEffect(() => {
    if (!isSo()) {
      setLasting(false);
      return;
    }
    const timer = setTimeout(() => setLasting(true), SHOW_AFTER_MS);
    onCleanup(() => clearTimeout(timer));
  });
  return isLasting;
}
