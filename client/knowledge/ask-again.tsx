import { createMemo, createSignal, For, onCleanup, Show } from "solid-js";
import { RichText } from "../../shared/browser/rich-text.tsx";
import type { AskedAgainQuestion } from "../../shared/protocol/improve-calls.ts";
import { askAgain, type AgentPlace } from "../api/knowledge.ts";
import { Button } from "../ui/button.tsx";
import { Notice } from "../ui/notice.tsx";
import { percent } from "../ui/percent.ts";
import { outcomeWords } from "./outcome-words.ts";

type Change = AskedAgainQuestion["change"];

const changeWords: Readonly<Record<Change, string>> = {
  better: "Better",
  worse: "Worse",
  different: "Answered differently",
  same: "The same",
};
const inOrder: readonly Change[] = ["worse", "better", "different", "same"];

/** Asks what visitors asked before anew and shows what a change of articles or settings did. */
export function AskAgain(props: { at: AgentPlace }) {
  const [asked, setAsked] = createSignal<AskedAgainQuestion[]>([]);
  const [total, setTotal] = createSignal<number>();
  const [problem, setProblem] = createSignal<string>();
  const [isAsking, setAsking] = createSignal(false);
  // Whoever leaves the page needs no more of them.
  let isGone = false;
  onCleanup(() => (isGone = true));
  const byChange = createMemo(() => Map.groupBy(asked(), ({ change }) => change));

  const run = async () => {
    setAsking(true);
    setProblem();
    setAsked([]);
    setTotal();
    let next: number | null = 0;
    while (next !== null) {
      const page: Awaited<ReturnType<typeof askAgain>> = await askAgain(props.at, next);
      if (isGone) return;
      if (!page.ok) {
        setProblem(page.problem.message);
        break;
      }
      const { questions, total, next: following } = page.value;
      setTotal(total);
      setAsked((all) => [...all, ...questions]);
      next = following;
    }
    setAsking(false);
  };

  return (
    <section class="ask-again">
      <h2>Past questions, asked again</h2>
      <p class="knowledge-hint">
        After a change of articles or settings: what would the agent say today to the latest hundred
        questions? Visitors see nothing of it.
      </p>
      <div class="ask-again-run">
        <Button disabled={isAsking()} onClick={() => void run()}>
          {isAsking() ? "Asking" : "Ask them again"}
        </Button>
        <Show when={isAsking() && total()}>
          {(all) => (
            <progress class="ask-again-progress" max={all()} value={asked().length}>
              {asked().length} of {all()}
            </progress>
          )}
        </Show>
        <Show when={total() === 0}>
          <span class="knowledge-hint" role="status">
            Nobody has asked anything yet.
          </span>
        </Show>
        <Show when={total()}>
          <span class="knowledge-hint figures" role="status">
            {asked().length} of {total()} asked
            <For each={inOrder}>
              {(change) => (
                <Show when={byChange().get(change)}>
                  {(some) => (
                    <span>
                      , {some().length} {changeWords[change].toLowerCase()}
                    </span>
                  )}
                </Show>
              )}
            </For>
          </span>
        </Show>
      </div>
      <Show when={problem()}>{(words) => <Notice kind="error">{words()}</Notice>}</Show>
      <For each={inOrder.filter((change) => change !== "same")}>
        {(change) => (
          <Show when={byChange().get(change)}>
            {(some) => <Changed change={change} questions={some()} />}
          </Show>
        )}
      </For>
    </section>
  );
}

function Changed(props: { change: Change; questions: AskedAgainQuestion[] }) {
  return (
    <table class="ask-again-table" data-change={props.change}>
      <caption>{changeWords[props.change]}</caption>
      <thead>
        <tr>
          <th scope="col">Question</th>
          <th scope="col">Then</th>
          <th scope="col">Today</th>
        </tr>
      </thead>
      <tbody>
        <For each={props.questions}>
          {(question) => (
            <tr>
              <th scope="row">
                <a href={`/inbox/open/${question.conversation}`}>{question.text}</a>
              </th>
              <td>
                <Once when="Then" once={question.before} />
              </td>
              <td>
                <Once when="Today" once={question.after} />
              </td>
            </tr>
          )}
        </For>
      </tbody>
    </table>
  );
}

function Once(props: { when: string; once: AskedAgainQuestion["before"] }) {
  return (
    <>
      <span class="ask-again-outcome" data-outcome={props.once.outcome}>
        <span class="ask-again-when">{props.when}: </span>
        {outcomeWords(props.once)}, {percent(props.once.confidence)} sure
      </span>
      <RichText text={props.once.text} />
    </>
  );
}
