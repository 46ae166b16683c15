import "./held-reply.css";
import { createMemo, Show } from "solid-js";
import type { ThreadItem } from "../../shared/domain/conversation.ts";
import type { HeldReason } from "../../shared/domain/fact.ts";
import { Button } from "../ui/button.tsx";
import { Icon } from "../ui/icon.tsx";
import { clockTime } from "../ui/time.ts";
import { useWorkspace } from "../workspace/workspace.tsx";
import { MessageText } from "./message-text.tsx";
import { useThread } from "./thread-context.tsx";

type Message = Extract<ThreadItem, { type: "message" }>;

/** A reply that the visitor has not seen, because something came first; only its author decides (C10). */
export function HeldReply(props: { message: Message; why: HeldReason }) {
  const { engine, me, memberName } = useWorkspace();
  const { thread, row, edit } = useThread();
  const isMine = () => props.message.by.id === me().id;
  const owner = () => {
    const id = row().owner;
    return id === null || id === me().id ? "somebody else" : memberName(id);
  };
  const title = createMemo(() => {
    if (!isMine()) return `A reply by ${memberName(props.message.by.id)} is held`;
    return props.why === "written-before"
      ? "Written before you saw this"
      : `Not sent: ${owner()} has this`;
  });
  const words = () =>
    props.why === "written-before"
      ? "Something was said above while you wrote. The visitor has not seen your reply."
      : "The visitor has not seen your reply.";

  return (
    <article class="held-reply" aria-label="Held reply">
      <header class="held-reply-head">
        <Icon name="clock" size={16} />
        <strong>{title()}</strong>
        <time dateTime={new Date(props.message.at).toISOString()}>
          {clockTime(props.message.at)}
        </time>
      </header>
      <p class="held-reply-words">{words()}</p>
      <div class="held-reply-text">
        <MessageText text={props.message.text} />
      </div>
      <Show when={isMine()}>
        <div class="held-reply-actions">
          <Button
            look="primary"
            size="small"
            onClick={() =>
              void engine.commands.reply(thread.id, props.message.text, {
                anyway: true,
                of: props.message.id,
              })
            }
          >
            Send anyway
          </Button>
          <Button
            size="small"
            onClick={() => edit({ id: props.message.id, text: props.message.text })}
          >
            Edit
          </Button>
          <Button
            look="quiet"
            size="small"
            onClick={() => void engine.commands.discard(thread.id, props.message.id)}
          >
            Discard
          </Button>
        </div>
      </Show>
    </article>
  );
}
