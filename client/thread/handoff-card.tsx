import "./handoff-card.css";
import { createMemo, For, Show } from "solid-js";
import type { Conversation } from "../../shared/domain/conversation.ts";
import { AgentMark } from "../ui/avatar.tsx";
import { clockTime } from "../ui/time.ts";
import { useWorkspace } from "../workspace/workspace.tsx";
import { handoffWords } from "./handoff-words.ts";
import { useThread } from "./thread-context.tsx";

const PASSAGES_SHOWN = 3;

/** Why a person is needed, how sure the agent was, and what it had looked at. */
export function HandoffCard(props: {
  id: string;
  reason: string;
  confidence: number | null;
  at: number;
}) {
  const { agentName } = useWorkspace();
  const { thread, row } = useThread();
  const trace = createMemo(() => traceOf(thread.conversation(), props.id));

  return (
    <section class="handoff-card" aria-label="Handoff">
      <AgentMark size="normal" />
      <div class="handoff-card-words">
        <p class="handoff-card-title">
          {agentName(row().agent)} handed this over
          <time dateTime={new Date(props.at).toISOString()}>{clockTime(props.at)}</time>
        </p>
        <p>
          {handoffWords(props.reason)}
          <Show when={props.confidence}>
            {(confidence) => (
              <span class="figures"> ({Math.round(confidence() * 100)} % sure)</span>
            )}
          </Show>
        </p>
        <Show when={(trace()?.passages.length ?? 0) > 0}>
          <p class="handoff-card-looked">It looked at</p>
          <ul>
            <For each={trace()?.passages.slice(0, PASSAGES_SHOWN)}>
              {(passage) => <li>{passageName(passage)}</li>}
            </For>
          </ul>
        </Show>
      </div>
    </section>
  );
}

/** A handoff fact is named after the agent's message that made it: `<message>/handoff`. */
function traceOf(conversation: Conversation | null, handoff: string) {
  return conversation?.traces[handoff.replace(/\/handoff$/, "")];
}

function passageName(passage: { path: string; heading: string }): string {
  return passage.heading === "" ? passage.path : passage.heading.split(" > ").join(" › ");
}
