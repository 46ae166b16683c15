import { createSignal, For, Show } from "solid-js";
import { RichText } from "../../shared/browser/rich-text.tsx";
import type { ExplainedReply } from "../../shared/protocol/playground-call.ts";
import { type AgentPlace, askPlayground } from "../api/knowledge.ts";
import { Icon } from "../ui/icon.tsx";
import { Notice } from "../ui/notice.tsx";
import { percent } from "../ui/percent.ts";

const MOST = 5;

export interface Tested {
  question: string;
  reply: ExplainedReply;
}

/** Asks questions anew, as a visitor would, and keeps what comes of it. */
export function createTestAgain(at: () => AgentPlace) {
  const [results, setResults] = createSignal<Tested[]>([]);
  const [problem, setProblem] = createSignal<string>();
  const [isTesting, setTesting] = createSignal(false);
  /** How many are asked in this run. */
  const [all, setAll] = createSignal(0);

  const run = async (questions: string[]) => {
    if (isTesting()) return;
    setTesting(true);
    setProblem();
    setResults([]);
    const asked = questions.slice(0, MOST);
    setAll(asked.length);
    for (const question of asked) {
      const answer = await askPlayground(at(), { question });
      if (answer.ok) setResults((tested) => [...tested, { question, reply: answer.value }]);
      else setProblem(answer.problem.message);
    }
    setTesting(false);
  };

  return { results, all, problem, isTesting, run };
}

export function TestResults(props: {
  test: ReturnType<typeof createTestAgain>;
  isWritten: boolean;
}) {
  const answered = () =>
    props.test.results().filter(({ reply }) => reply.action === "answer").length;
  const words = () => {
    const all = props.test.results().length;
    const saved = props.isWritten ? "The answer is saved. " : "";
    if (props.test.isTesting()) return `${saved}Asked ${all} of ${props.test.all()}`;
    if (answered() === all) return `${saved}The agent answers ${all === 1 ? "it" : "them"} now`;
    return `${saved}The agent answers ${answered()} of ${all} now`;
  };
  return (
    <>
      <Show when={props.test.problem()}>
        {(problem) => <Notice kind="error">{problem()}</Notice>}
      </Show>
      <Show when={props.test.results().length > 0 || props.test.isTesting()}>
        <div class="test-results" role="status">
          <p class="test-results-sum">{words()}</p>
          <ul>
            <For each={props.test.results()}>{(tested) => <TestResult tested={tested} />}</For>
          </ul>
        </div>
      </Show>
    </>
  );
}

function TestResult(props: { tested: Tested }) {
  const isAnswered = () => props.tested.reply.action === "answer";
  const sure = () => `${percent(props.tested.reply.confidence)} sure`;
  return (
    <li class="test-result" data-answered={isAnswered() ? "" : undefined}>
      <Icon name={isAnswered() ? "check-circle" : "person"} size={16} />
      <div>
        <p>{props.tested.question}</p>
        <p class="knowledge-hint">
          {isAnswered() ? `Answers, ${sure()}:` : `Hands over, ${sure()}:`}
        </p>
        <RichText text={props.tested.reply.text} />
      </div>
    </li>
  );
}
