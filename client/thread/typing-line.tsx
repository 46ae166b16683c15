import "./typing-line.css";
import { createMemo, Show } from "solid-js";
import { useWorkspace } from "../workspace/workspace.tsx";
import { writingWords } from "../workspace/writing-words.ts";
import { TypingDots } from "../ui/typing-dots.tsx";
import { useThread } from "./thread-context.tsx";

/** Who is writing just now, in a line that is always there so that nothing jumps. */
export function TypingLine() {
  const workspace = useWorkspace();
  const { row } = useThread();
  const words = createMemo(() =>
    writingWords(row(), workspace.engine.writing(row().id), workspace),
  );

  return (
    <p class="typing-line" aria-live="polite">
      <Show when={words()}>
        {(line) => (
          <>
            <TypingDots />
            {line()}
          </>
        )}
      </Show>
    </p>
  );
}
