import "./typing-line.css";
import { createMemo, Show } from "solid-js";
import { visitorName } from "../workspace/visitor-name.ts";
import { useWorkspace } from "../workspace/workspace.tsx";
import { useThread } from "./thread-context.tsx";

/** Who is writing just now, in a line that is always there so that nothing jumps. */
export function TypingLine() {
  const { memberName, agentName } = useWorkspace();
  const { thread, row } = useThread();

  const words = createMemo(() => {
    const writing = thread
      .presence()
      .filter((one) => one.isTyping)
      .map((one) => memberName(one.member));
    if (thread.isVisitorTyping()) writing.unshift(visitorName(row().visitor));
    if (thread.isAgentWorking()) writing.push(`${agentName(row().agent)} (AI)`);
    if (writing.length === 0) return null;
    return `${writing.join(" and ")} ${writing.length === 1 ? "is" : "are"} writing`;
  });

  return (
    <p class="typing-line" aria-live="polite">
      <Show when={words()}>
        {(line) => (
          <>
            <span class="typing-dots" aria-hidden="true">
              <i />
              <i />
              <i />
            </span>
            {line()}
          </>
        )}
      </Show>
    </p>
  );
}
