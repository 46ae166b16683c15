import type { AgentJob } from "../../shared/protocol/agent-job.ts";
import type { Summary } from "../../shared/protocol/copilot-calls.ts";
import { splitSentences } from "../text/sentences.ts";
import { smallTalkOf } from "../intent/small-talk.ts";

type Message = Pick<AgentJob["messages"][number], "from" | "author" | "text" | "reason">;
type Line = Summary["lines"][number];

const LONGEST = 220;
const MOST_OPEN = 3;

/** A thread in a few lines, in its own words: what was asked, what was answered and by whom, and what is still open. */
export function summarise(messages: readonly Message[]): Summary {
  const said = messages.filter(({ text }) => !smallTalkOf(text));
  const asked = said.filter(({ from }) => from === "visitor");
  const [first] = asked;
  const last = asked.at(-1);
  const open = said.slice(said.findLastIndex(isAnswer) + 1).filter((one) => asked.includes(one));
  const answered = said.findLast((one) => one.from === "agent" && isAnswer(one));
  const helped = said.findLast(({ from }) => from === "teammate");
  const later = open.filter((one) => one !== first);
  const lines: (Line | null)[] = [
    first ? { label: "Asked", text: gist(first.text) } : null,
    answered ? { label: "The agent said", text: gist(answered.text) } : null,
    helped ? { label: `${helped.author} said`, text: gist(helped.text) } : null,
    later.length > MOST_OPEN ? { label: "Questions", text: `${asked.length} in all` } : null,
    ...later.slice(-MOST_OPEN).map(({ text }) => ({ label: "Not answered yet", text: gist(text) })),
    open.length === 0 && last && last !== first
      ? { label: "Last from the visitor", text: gist(last.text) }
      : null,
  ];
  return { lines: lines.filter((line) => line !== null) };
}

/** What the agent says when it hands over answers nothing. */
function isAnswer({ from, reason }: Message): boolean {
  return from === "teammate" || (from === "agent" && (reason === null || reason === "doubtful"));
}

/** The sentences that ask something if there are any, else the first, cut between words. */
function gist(text: string): string {
  const sentences = text.split("\n").flatMap(splitSentences);
  const questions = sentences.filter((sentence) => sentence.trimEnd().endsWith("?"));
  const whole = (questions.length > 0 ? questions : sentences).slice(0, 2).join(" ");
  if (whole.length <= LONGEST) return whole;
  return `${whole.slice(0, LONGEST).replace(/\s+\S*$/, "")}…`;
}
