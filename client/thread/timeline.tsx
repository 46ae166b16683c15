import "./timeline.css";
import {
  createEffect,
  createMemo,
  createSignal,
  For,
  on,
  onCleanup,
  onMount,
  Show,
} from "solid-js";
import type { Conversation, ThreadItem } from "../../shared/domain/conversation.ts";
import { Icon } from "../ui/icon.tsx";
import { useWorkspace } from "../workspace/workspace.tsx";
import { createBottomAnchor } from "./bottom-anchor.ts";
import { useThread } from "./thread-context.tsx";
import { shownItems } from "./thread-items.ts";
import { ThreadLine } from "./thread-line.tsx";
import { TypingLine } from "./typing-line.tsx";

/** Enough for any screen; more is added when somebody scrolls up to it, so that 5,000 messages open like 50. */
const CHUNK = 60;

export function Timeline(props: { conversation: Conversation }) {
  const { me } = useWorkspace();
  const { thread } = useThread();
  const [shown, setShown] = createSignal(CHUNK);
  const anchor = createBottomAnchor();

  const items = createMemo(() => shownItems(props.conversation.items));
  const first = createMemo(() => Math.max(0, items().length - shown()));
  const byId = createMemo(() => new Map(items().map((item, index) => [item.id, index])));
  const visibleIds = createMemo(() =>
    items()
      .slice(first())
      .map((item) => item.id),
  );
  const lastReply = createMemo(() => items().findLast(isSentReply)?.id);
  const newest = createMemo(() => items().at(-1)?.id);

  const showEarlier = () => anchor.keepWhile(() => setShown((count) => count + CHUNK));

  const read = () => {
    if (anchor.isAtBottom() && document.visibilityState === "visible") thread.markRead();
  };

  createEffect(
    on(newest, (id) => {
      const item = items()[byId().get(id ?? "") ?? -1];
      if (item !== undefined && isOwnPending(item, me().id)) anchor.toBottom();
      read();
    }),
  );
  createEffect(on(anchor.isAtBottom, read, { defer: true }));
  onMount(() => {
    document.addEventListener("visibilitychange", read);
    onCleanup(() => document.removeEventListener("visibilitychange", read));
  });

  return (
    <div class="timeline">
      <div
        class="timeline-scroller"
        ref={(element) => anchor.attach(element, showEarlier)}
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by key
        tabIndex={0}
        role="log"
        aria-label="Messages"
      >
        <div class="timeline-column">
          <Show when={first() > 0}>
            <button type="button" class="timeline-earlier" onClick={showEarlier}>
              {first().toLocaleString("en-GB")} earlier
            </button>
          </Show>
          <For each={visibleIds()}>
            {(id) => {
              const index = () => byId().get(id) ?? -1;
              return (
                <Show when={items()[index()]}>
                  {(item) => (
                    <ThreadLine
                      item={item()}
                      before={items()[index() - 1]}
                      isLastReply={lastReply() === id}
                    />
                  )}
                </Show>
              );
            }}
          </For>
          <TypingLine />
        </div>
      </div>
      <Show when={!anchor.isAtBottom()}>
        <button type="button" class="timeline-newest" onClick={() => anchor.toBottom()}>
          <Icon name="chevron-down" size={16} />
          {anchor.hasNews() ? "New messages" : "Newest"}
        </button>
      </Show>
    </div>
  );
}

function isSentReply(item: ThreadItem): boolean {
  return item.type === "message" && item.by.type === "teammate" && item.delivery.is === "sent";
}

function isOwnPending(item: ThreadItem, me: string): boolean {
  if (item.type !== "message" && item.type !== "note") return false;
  return item.delivery.is === "pending" && item.by.id === me;
}
