import "./handoff-card.css";
import { createMemo, For, Show } from "solid-js";
import { AgentMark } from "../ui/avatar.tsx";
import { percent } from "../ui/percent.ts";
import { clockTime } from "../ui/time.ts";
import { useWorkspace } from "../workspace/workspace.tsx";
import { type HandoffStory, readHandoff } from "./handoff-story.ts";
import { handoffWords, passageWords } from "./handoff-words.ts";
import { useThread } from "./thread-context.tsx";

const PASSAGES_SHOWN = 3;

/** Why a person is needed, what the visitor is after and has given, what the agent tried and looked at. */
export function HandoffCard(props: {
  reason: string;
  confidence: number | null;
  /** The agent's message behind it. */
  of: string;
  q: number;
  at: number;
}) {
  const { agentName } = useWorkspace();
  const { thread, row } = useThread();
  const story = createMemo((): HandoffStory | null => {
    const conversation = thread.conversation();
    return conversation === null ? null : readHandoff(conversation, props.of, props.q);
  });

  return (
    <section class="handoff-card" aria-label="Handoff">
      <AgentMark size="normal" />
      <div class="handoff-card-words">
        <p class="handoff-card-title">
          {agentName(row().agent)} handed this over
          <time dateTime={new Date(props.at).toISOString()}>{clockTime(props.at)}</time>
        </p>
        <p>
          {handoffWords(props.reason, story()?.because ?? null)}
          <Show when={props.confidence}>
            {(confidence) => <span class="figures"> ({percent(confidence())} sure)</span>}
          </Show>
        </p>
        <Show when={story()}>{(told) => <Story story={told()} />}</Show>
      </div>
    </section>
  );
}

function Story(props: { story: HandoffStory }) {
  return (
    <>
      <Show when={props.story.summary.length > 0}>
        <h3>The visitor says</h3>
        <For each={props.story.summary}>
          {(line) => (
            <p class="handoff-card-line" dir="auto">
              {line}
            </p>
          )}
        </For>
      </Show>
      <Show when={props.story.details.length > 0}>
        <h3>Details</h3>
        <dl>
          <For each={props.story.details}>
            {({ label, value }) => (
              <div>
                <dt>{label}</dt>
                <dd dir="auto">{value}</dd>
              </div>
            )}
          </For>
        </dl>
      </Show>
      <Show when={triedWords(props.story.answers)}>
        {(words) => (
          <>
            <h3>It tried</h3>
            <p>{words()}</p>
          </>
        )}
      </Show>
      <Show when={props.story.passages.length > 0}>
        <h3>It looked at</h3>
        <ul>
          <For each={props.story.passages.slice(0, PASSAGES_SHOWN)}>
            {(passage) => (
              <li class="handoff-card-passage">
                {passageWords(passage)}
                <span class="figures" title="How well the passage fits">
                  <span class="visually-hidden">score </span>
                  {passage.score.toFixed(2)}
                </span>
              </li>
            )}
          </For>
        </ul>
      </Show>
    </>
  );
}

function triedWords({ count, confidence }: HandoffStory["answers"]): string | null {
  if (count === 0) return null;
  const sure = confidence === null ? "" : `, the last one ${percent(confidence)} sure`;
  return `${count === 1 ? "One answer" : `${count} answers`} before this${sure}`;
}
