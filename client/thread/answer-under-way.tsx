import { Show } from "solid-js";
import { AgentMark } from "../ui/avatar.tsx";
import { useWorkspace } from "../workspace/workspace.tsx";
import { MessageText } from "./message-text.tsx";
import { useThread } from "./thread-context.tsx";

/** The agent's answer as far as it is written, as the visitor sees it; it is read aloud once it is a message. */
export function AnswerUnderWay() {
  const { agentName } = useWorkspace();
  const { row, thread } = useThread();
  return (
    <Show when={thread.answerUnderWay()}>
      {(text) => (
        <article class="message" data-by="agent" data-delivery="pending" aria-hidden="true">
          <header class="message-head">
            <AgentMark size="small" />
            <span class="message-author">{agentName(row().agent)}</span>
          </header>
          <div class="message-bubble">
            <MessageText text={text()} />
          </div>
        </article>
      )}
    </Show>
  );
}
