import "./thread-line.css";
import { createMemo, Match, Show, Switch } from "solid-js";
import type { ThreadItem } from "../../shared/domain/conversation.ts";
import { dayName, isSameDay } from "../ui/time.ts";
import { useWorkspace } from "../workspace/workspace.tsx";
import { EventLine } from "./event-line.tsx";
import { HandoffCard } from "./handoff-card.tsx";
import { HeldReply } from "./held-reply.tsx";
import { MessageBubble } from "./message-bubble.tsx";
import { NoteCard } from "./note-card.tsx";
import { continues, timeOf } from "./thread-items.ts";

/** One entry of the thread in its own shape, with the day above it when a new one begins. */
export function ThreadLine(props: {
  item: ThreadItem;
  before: ThreadItem | undefined;
  /** The newest thing the team said. */
  isLastReply: boolean;
}) {
  const { now } = useWorkspace();
  const isNewDay = createMemo(
    () => props.before === undefined || !isSameDay(timeOf(props.before), timeOf(props.item)),
  );
  const isUnder = createMemo(() => !isNewDay() && continues(props.before, props.item));

  return (
    <div class="thread-line" data-item={props.item.id}>
      <Show when={isNewDay()}>
        <p class="thread-day">
          <span>{dayName(timeOf(props.item), now())}</span>
        </p>
      </Show>
      <ItemView item={props.item} continues={isUnder()} isLastReply={props.isLastReply} />
    </div>
  );
}

function ItemView(props: { item: ThreadItem; continues: boolean; isLastReply: boolean }) {
  const message = () => (props.item.type === "message" ? props.item : null);
  const held = () => {
    const one = message();
    return one?.delivery.is === "held" ? { message: one, why: one.delivery.why } : null;
  };
  const note = () => (props.item.type === "note" ? props.item : null);
  const event = () => (props.item.type === "event" ? props.item.event : null);
  const handoff = () => {
    const one = event();
    return one?.kind === "handed-off" ? one : null;
  };
  return (
    <Switch fallback={<p class="event-line">Something this version of Lobby can't show</p>}>
      <Match when={held()}>{(one) => <HeldReply message={one().message} why={one().why} />}</Match>
      <Match when={message()}>
        {(one) => (
          <MessageBubble message={one()} continues={props.continues} isLast={props.isLastReply} />
        )}
      </Match>
      <Match when={note()}>{(one) => <NoteCard note={one()} />}</Match>
      <Match when={handoff()}>
        {(one) => (
          <HandoffCard
            reason={one().reason}
            confidence={one().confidence}
            of={one().of}
            q={props.item.place?.q ?? 0}
            at={timeOf(props.item)}
          />
        )}
      </Match>
      <Match when={event()}>{(one) => <EventLine event={one()} at={timeOf(props.item)} />}</Match>
    </Switch>
  );
}
