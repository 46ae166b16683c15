import "./copilot.css";
import { createSignal, For, type JSX, Match, Show, Switch } from "solid-js";
import { RichText } from "../../shared/browser/rich-text.tsx";
import type { Similar, Suggestion, Summary } from "../../shared/protocol/copilot-calls.ts";
import { findSimilar, suggestReply, summarise } from "../api/copilot.ts";
import type { Answer, Problem } from "../api/request.ts";
import { Button, IconButton } from "../ui/button.tsx";
import { Failed } from "../ui/failed.tsx";
import { percent } from "../ui/percent.ts";
import { RelativeTime } from "../ui/relative-time.tsx";
import { useWorkspace } from "../workspace/workspace.tsx";

type Tool = "suggestion" | "summary" | "similar";
type Shown =
  | { is: "loading"; tool: Tool }
  | { is: "failed"; tool: Tool; problem: Problem }
  | { is: "suggestion"; tool: Tool; value: Suggestion }
  | { is: "summary"; tool: Tool; value: Summary }
  | { is: "similar"; tool: Tool; value: Similar };

const tools: { id: Tool; label: string }[] = [
  { id: "suggestion", label: "Suggest a reply" },
  { id: "summary", label: "Summarise" },
  { id: "similar", label: "Similar conversations" },
];

/** Help above the composer. Nothing is sent by itself: a suggestion becomes a draft that a person reads first. */
export function Copilot(props: { conversation: string; onInsert: (text: string) => void }) {
  const { engine, info } = useWorkspace();
  const [shown, setShown] = createSignal<Shown | null>(null);
  const isOffline = () => engine.sync().is === "offline";
  let turn = 0;

  const ask = async (tool: Tool) => {
    turn += 1;
    const mine = turn;
    setShown({ is: "loading", tool });
    const next = await answerOf(tool, info().id, props.conversation);
    // Somebody asked for something else meanwhile, or closed it.
    if (mine === turn) setShown(next);
  };

  const close = () => {
    turn += 1;
    setShown(null);
  };

  const insert = (text: string) => {
    props.onInsert(text);
    close();
  };

  return (
    <section class="copilot" aria-label="Copilot">
      <Show when={shown()}>
        {(now) => (
          <div class="copilot-card" aria-live="polite">
            <header class="copilot-head">
              <p class="copilot-title">{tools.find(({ id }) => id === now().tool)?.label}</p>
              <IconButton icon="close" label="Close" onClick={close} />
            </header>
            <div class="copilot-result">
              <CopilotResult shown={now()} onInsert={insert} onAgain={() => void ask(now().tool)} />
            </div>
          </div>
        )}
      </Show>
      <div class="copilot-tools">
        <Show
          when={!isOffline()}
          fallback={<p class="copilot-hint">Suggestions need a connection.</p>}
        >
          <For each={tools}>
            {({ id, label }) => (
              <Button
                look="quiet"
                size="small"
                disabled={shown()?.is === "loading"}
                onClick={() => void ask(id)}
              >
                {label}
              </Button>
            )}
          </For>
        </Show>
      </div>
    </section>
  );
}

async function answerOf(tool: Tool, workspace: string, conversation: string): Promise<Shown> {
  const shown = async <Value,>(answer: Answer<Value>, show: (value: Value) => Shown) => {
    const result = await answer;
    return result.ok
      ? show(result.value)
      : { is: "failed" as const, tool, problem: result.problem };
  };
  if (tool === "suggestion")
    return shown(suggestReply(workspace, conversation), (value) => ({ is: tool, tool, value }));
  if (tool === "summary")
    return shown(summarise(workspace, conversation), (value) => ({ is: tool, tool, value }));
  return shown(findSimilar(workspace, conversation), (value) => ({ is: tool, tool, value }));
}

function CopilotResult(props: {
  shown: Shown;
  onInsert: (text: string) => void;
  onAgain: () => void;
}): JSX.Element {
  const of = <Kind extends Shown["is"]>(kind: Kind) =>
    props.shown.is === kind ? (props.shown as Extract<Shown, { is: Kind }>) : undefined;
  return (
    <Switch>
      <Match when={of("loading")}>
        <p class="copilot-hint">Looking through articles and conversations</p>
      </Match>
      <Match when={of("failed")}>
        {(failed) => <Failed problem={failed().problem} onAgain={() => props.onAgain()} />}
      </Match>
      <Match when={of("suggestion")}>
        {(found) => <SuggestionView found={found().value} onInsert={props.onInsert} />}
      </Match>
      <Match when={of("summary")}>{(found) => <SummaryView found={found().value} />}</Match>
      <Match when={of("similar")}>
        {(found) => <SimilarView found={found().value} onInsert={props.onInsert} />}
      </Match>
    </Switch>
  );
}

function SuggestionView(props: { found: Suggestion; onInsert: (text: string) => void }) {
  return (
    <Show
      when={props.found.text}
      fallback={<p class="copilot-hint">The articles say nothing to what was asked.</p>}
    >
      {(text) => (
        <>
          <Show when={props.found.question}>
            {(question) => <p class="copilot-hint">To “{question()}”, not to the last question:</p>}
          </Show>
          <RichText text={text()} />
          <div class="copilot-foot">
            <Button size="small" onClick={() => props.onInsert(text())}>
              Insert into the reply
            </Button>
            <p class="copilot-hint">
              From {[...new Set(props.found.sources.map(({ article }) => article))].join(", ")},{" "}
              {percent(props.found.confidence)} sure
            </p>
          </div>
        </>
      )}
    </Show>
  );
}

function SummaryView(props: { found: Summary }) {
  return (
    <Show
      when={props.found.lines.length > 0}
      fallback={<p class="copilot-hint">Nothing has been said yet that could be summed up.</p>}
    >
      <dl class="copilot-summary">
        <For each={props.found.lines}>
          {({ label, text }) => (
            <>
              <dt>{label}</dt>
              <dd>{text}</dd>
            </>
          )}
        </For>
      </dl>
    </Show>
  );
}

function SimilarView(props: { found: Similar; onInsert: (text: string) => void }) {
  const { now } = useWorkspace();
  return (
    <Show
      when={props.found.conversations.length > 0}
      fallback={<p class="copilot-hint">No resolved conversation was about this.</p>}
    >
      <ul class="copilot-similar">
        <For each={props.found.conversations}>
          {(one) => (
            <li>
              <a href={`/inbox/resolved/${one.conversation}`}>{one.question}</a>{" "}
              <span class="copilot-hint">
                <RelativeTime at={one.at} now={now()} />
              </span>
              <p class="copilot-text">{one.reply}</p>
              <Button look="quiet" size="small" onClick={() => props.onInsert(one.reply)}>
                Insert this reply
              </Button>
            </li>
          )}
        </For>
      </ul>
    </Show>
  );
}
