import "./note-card.css";
import { Show } from "solid-js";
import type { ThreadItem } from "../../shared/domain/conversation.ts";
import { Icon } from "../ui/icon.tsx";
import { clockTime, fullTime } from "../ui/time.ts";
import { useWorkspace } from "../workspace/workspace.tsx";
import { MessageText } from "./message-text.tsx";
import { refusalWords } from "./refusal-words.ts";
import { timeOf } from "./thread-items.ts";

type Note = Extract<ThreadItem, { type: "note" }>;

/** An internal note: full width, a colour of its own and a lock, so that nobody takes it for a reply. */
export function NoteCard(props: { note: Note }) {
  const { engine, me, memberName } = useWorkspace();
  const title = () =>
    props.note.by.id === me().id ? "Your note" : `Note by ${memberName(props.note.by.id)}`;
  const problem = () => {
    const { delivery } = props.note;
    if (delivery.is === "refused") return refusalWords("note", delivery.why);
    if (delivery.is === "pending") return engine.sync().is === "live" ? "Saving" : "Queued";
    return null;
  };
  return (
    <article class="note-card">
      <header class="note-card-head">
        <Icon name="lock" size={14} />
        <strong>{title()}</strong>
        <span>Only your team sees this</span>
        <time
          dateTime={new Date(timeOf(props.note)).toISOString()}
          title={fullTime(timeOf(props.note))}
        >
          {clockTime(timeOf(props.note))}
        </time>
      </header>
      <MessageText text={props.note.text} />
      <Show when={problem()}>{(words) => <p class="note-card-state">{words()}</p>}</Show>
    </article>
  );
}
