import "./event-line.css";
import { Show } from "solid-js";
import type { ThreadEvent } from "../../shared/domain/conversation.ts";
import { clockTime, fullTime } from "../ui/time.ts";
import { useWorkspace } from "../workspace/workspace.tsx";
import { eventWords } from "./event-words.ts";

/** What happened, as a quiet line between the messages. */
export function EventLine(props: { event: ThreadEvent; at: number }) {
  const { me, memberName, tag, now } = useWorkspace();
  const words = () =>
    eventWords(props.event, {
      me: me().id,
      memberName,
      tagName: (id) => tag(id)?.name ?? "that is gone",
      until: (ms) => untilWords(ms, now()),
    });
  return (
    <Show when={words()}>
      {(line) => (
        <p class="event-line" data-kind={props.event.kind}>
          <span>{line()}</span>
          <time dateTime={new Date(props.at).toISOString()} title={fullTime(props.at)}>
            {clockTime(props.at)}
          </time>
        </p>
      )}
    </Show>
  );
}

function untilWords(ms: number, now: number): string {
  const isToday = new Date(ms).toDateString() === new Date(now).toDateString();
  return isToday ? clockTime(ms) : fullTime(ms);
}
