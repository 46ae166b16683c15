import { createSignal, For, Show } from "solid-js";
import type {
  QuestionView,
  RulingRequest,
  UnansweredGroup,
} from "../../shared/protocol/improve-calls.ts";
import { type AgentPlace, ruleOnQuestions } from "../api/knowledge.ts";
import { Button } from "../ui/button.tsx";
import { percent } from "../ui/percent.ts";
import { RelativeTime } from "../ui/relative-time.tsx";
import { useToast } from "../ui/toasts.tsx";
import { useWorkspace } from "../workspace/workspace.tsx";
import { ArticleEditor } from "./article-editor.tsx";
import { asTitle } from "./kept-answer.ts";
import { createTestAgain, TestResults } from "./test-again.tsx";

/** Questions of one meaning: write their answer, see what the agent says now, or set them aside. */
export function UnansweredGroupCard(props: {
  at: AgentPlace;
  group: UnansweredGroup;
  onRuled: () => void;
}) {
  const toast = useToast();
  const { now } = useWorkspace();
  const [isWriting, setWriting] = createSignal(false);
  const [isWritten, setWritten] = createSignal(false);
  const test = createTestAgain(() => props.at);
  const questions = () => props.group.questions;
  const latest = () => Math.max(...questions().map(({ at }) => at));

  const rule = async (ruling: RulingRequest["ruling"]) => {
    const answer = await ruleOnQuestions(props.at, { questions: placesOf(props.group), ruling });
    if (!answer.ok) toast({ words: answer.problem.message });
    return answer.ok;
  };

  const ignore = async () => {
    const { at, onRuled, group } = props;
    if (!(await rule("ignored"))) return;
    onRuled();
    const undone = { questions: placesOf(group), ruling: group.ruling };
    const undo = () => void ruleOnQuestions(at, undone).then(onRuled);
    toast({ words: "These questions are ignored", action: { label: "Undo", run: undo } });
  };

  const open = async () => {
    if (await rule(null)) props.onRuled();
  };

  const written = async () => {
    setWriting(false);
    setWritten(true);
    await rule("written");
    await test.run(texts());
  };

  const texts = () => [...new Set(questions().map(({ text }) => text))];

  return (
    <li class="unanswered-group">
      <div class="unanswered-head">
        <div>
          <h2 dir="auto">{props.group.label}</h2>
          <p class="knowledge-hint">
            {questions().length === 1 ? "Asked " : `Asked ${questions().length} times, last `}
            <RelativeTime at={latest()} now={now()} isInSentence />
            <Show when={questions().length === 1 && questions()[0]}>
              {(only) => (
                <>
                  {`. ${whyWords(only())}. `}
                  <a href={placeOf(only())}>Open the conversation</a>
                </>
              )}
            </Show>
          </p>
        </div>
        <div class="unanswered-actions">
          <Show when={!isWriting() && !isWritten()}>
            <Button size="small" onClick={() => setWriting(true)}>
              Write the answer
            </Button>
          </Show>
          <Button
            look="quiet"
            size="small"
            disabled={test.isTesting()}
            onClick={() => void test.run(texts())}
          >
            {test.isTesting() ? "Testing" : "Test again"}
          </Button>
          <Show
            when={props.group.ruling === null}
            fallback={
              <Button look="quiet" size="small" onClick={() => void open()}>
                Open again
              </Button>
            }
          >
            <Show when={!isWritten()}>
              <Button look="quiet" size="small" onClick={() => void ignore()}>
                Ignore
              </Button>
            </Show>
          </Show>
        </div>
      </div>
      <TestResults test={test} isWritten={isWritten()} />
      <Show when={isWriting()}>
        <ArticleEditor
          at={props.at}
          article={{
            title: asTitle(props.group.label),
            text: suggestedText(questions()),
            url: null,
          }}
          action="Save and test"
          onDone={() => void written()}
          onLeave={() => setWriting(false)}
        />
      </Show>
      <Show when={questions().length > 1}>
        <Questions questions={questions()} />
      </Show>
    </li>
  );
}

const placesOf = ({ questions }: UnansweredGroup) =>
  questions.map(({ conversation, turn }) => ({ conversation, turn }));

/** What a teammate told the visitor is the best start. */
function suggestedText(questions: readonly QuestionView[]): string {
  return questions.find(({ teamReply }) => teamReply !== null)?.teamReply ?? "";
}

function Questions(props: { questions: readonly QuestionView[] }) {
  const { now } = useWorkspace();
  return (
    <details class="unanswered-questions">
      <summary>All questions</summary>
      <ul>
        <For each={props.questions}>
          {(question) => (
            <li>
              <a href={placeOf(question)}>{question.text}</a>
              <span class="knowledge-hint">
                {whyWords(question)}, <RelativeTime at={question.at} now={now()} isInSentence />
              </span>
            </li>
          )}
        </For>
      </ul>
    </details>
  );
}

const placeOf = ({ conversation }: QuestionView) => `/inbox/open/${conversation}`;

function whyWords({ reason, confidence }: QuestionView): string {
  if (reason === "no-match") return "Nothing found";
  if (reason === "low-confidence") return `Only ${percent(confidence)} sure`;
  return "The answer did not help";
}
