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
import { whenPainted } from "../../shared/browser/when-idle.ts";
import type { Conversation, ThreadItem } from "../../shared/domain/conversation.ts";
import { Icon } from "../ui/icon.tsx";
import { useWorkspace } from "../workspace/workspace.tsx";
import { AnswerUnderWay } from "./answer-under-way.tsx";
import { createBottomAnchor } from "./bottom-anchor.ts";
import { useThread } from "./thread-context.tsx";
import { shownItems } from "./thread-items.ts";
import { ThreadLine } from "./thread-line.tsx";
import { TypingLine } from "./typing-line.tsx";

/** Fills a screen: this much is there in the first frame. */
const SCREENFUL = 20;
/** So much more is added when the first frame is out, and whenever somebody scrolls up to it: 5,000 messages open like 50. */
const CHUNK = 60;

export function Timeline(props: { conversation: Conversation }) {
  const { me } = useWorkspace();
  const { thread } = useThread();
  const [shown, setShown] = createSignal(SCREENFUL);
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

  let isGone = false;
  onCleanup(() => (isGone = true));
  onMount(async () => {
    await whenPainted();
    if (!isGone) showEarlier();
  });

  // The list changes with it; what was opened is painted first.
  const read = async () => {
    await whenPainted();
    const isSeen = anchor.isAtBottom() && document.visibilityState === "visible";
    if (isSeen && !isGone) thread.markRead();
  };

  createEffect(
    on(newest, (id) => {
      const item = items()[byId().get(id ?? "") ?? -1];
      if (item !== undefined && isOwnPending(item, me().id)) anchor.toBottom();
      void read();
    }),
  );
  createEffect(on(anchor.isAtBottom, () => void read(), { defer: true }));
  onMount(() => {
    const look = () => void read();
    document.addEventListener("visibilitychange", look);
    onCleanup(() => document.removeEventListener("visibilitychange", look));
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
        aria-busy={thread.isCatchingUp()}
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
          <AnswerUnderWay />
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
