import "./playground.css";
import { createSignal, createUniqueId, For, Show } from "solid-js";
import type { ExplainedReply, ToldMessage } from "../../shared/protocol/playground-call.ts";
import { type AgentPlace, askPlayground } from "../api/knowledge.ts";
import type { Problem } from "../api/request.ts";
import { Button } from "../ui/button.tsx";
import { EmptyState } from "../ui/empty-state.tsx";
import { Notice } from "../ui/notice.tsx";
import { SkeletonRows } from "../ui/skeleton.tsx";
import { Explained } from "./explained.tsx";

/** Asks the agent anything, as a visitor would, and shows how it came to what it says. Nothing is kept. */
export function Playground(props: { at: AgentPlace }) {
  const id = createUniqueId();
  const [question, setQuestion] = createSignal("");
  const [thread, setThread] = createSignal<ToldMessage[]>([]);
  const [reply, setReply] = createSignal<ExplainedReply>();
  const [problem, setProblem] = createSignal<Problem>();
  const [isAsking, setAsking] = createSignal(false);

  const ask = async (event?: Event) => {
    event?.preventDefault();
    const words = question().trim();
    if (words === "" || isAsking()) return;
    setAsking(true);
    const answer = await askPlayground(props.at, { question: words, thread: thread() });
    setAsking(false);
    setProblem(answer.ok ? undefined : answer.problem);
    if (answer.ok) setReply(answer.value);
  };

  /** What was said becomes the thread, so that the next question may point back to it. */
  const goOn = (said: ExplainedReply) => {
    setThread((told) => [
      ...told.slice(-18),
      { from: "visitor", text: question().trim() },
      { from: "agent", text: said.text, reason: said.reason },
    ]);
    setQuestion("");
    setReply(undefined);
  };

  return (
    <div class="playground">
      <form class="playground-form" onSubmit={(event) => void ask(event)}>
        <Thread told={thread()} onClear={() => setThread([])} />
        <label for={id}>{thread().length === 0 ? "Ask a question" : "Ask on"}</label>
        <textarea
          id={id}
          rows={2}
          maxLength={8000}
          value={question()}
          placeholder="When are you open on Saturday?"
          onInput={(event) => setQuestion(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === "Enter" && !event.shiftKey) void ask(event);
          }}
        />
        <div class="playground-actions">
          <Button type="submit" look="primary" disabled={question().trim() === "" || isAsking()}>
            {isAsking() ? "Asking" : "Ask"}
          </Button>
          <Show when={reply()}>
            {(said) => <Button onClick={() => goOn(said())}>Ask on from here</Button>}
          </Show>
        </div>
      </form>
      <Show when={problem()}>{(failed) => <Notice kind="error">{failed().message}</Notice>}</Show>
      <Show when={isAsking() && reply() === undefined}>
        <SkeletonRows count={1} shape="bubble" />
      </Show>
      <Show
        when={reply()}
        fallback={
          <Show when={problem() === undefined && !isAsking()}>
            <EmptyState
              icon="agent"
              title="See what a visitor would be told, and why"
              words="The passages it found, how sure it is, and the rule that decided. Nothing you ask here is kept."
            />
          </Show>
        }
      >
        {(said) => (
          <div class="playground-said" aria-busy={isAsking()}>
            <Explained reply={said()} />
          </div>
        )}
      </Show>
    </div>
  );
}

function Thread(props: { told: ToldMessage[]; onClear: () => void }) {
  return (
    <Show when={props.told.length > 0}>
      <ol class="playground-thread" aria-label="What was said before">
        <For each={props.told}>
          {({ from, text }) => (
            <li data-from={from}>
              <span>{from === "visitor" ? "Visitor" : "Agent"}</span> {text}
            </li>
          )}
        </For>
      </ol>
      <Button look="quiet" size="small" onClick={() => props.onClear()}>
        Start anew
      </Button>
    </Show>
  );
}
