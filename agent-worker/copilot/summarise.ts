import type { AgentJob } from "../../shared/protocol/agent-job.ts";
import type { Summary } from "../../shared/protocol/copilot-calls.ts";
import { splitSentences } from "../answer/sentences.ts";
import { smallTalkOf } from "../intent/small-talk.ts";

type Message = Pick<AgentJob["messages"][number], "from" | "author" | "text">;
type Line = Summary["lines"][number];

const LONGEST = 220;

/** A thread in a few lines, in its own words: what was asked first and last, what was answered and by whom. */
export function summarise(messages: readonly Message[]): Summary {
  const said = messages.filter(({ text }) => !smallTalkOf(text));
  const asked = said.filter(({ from }) => from === "visitor");
  const [first] = asked;
  const last = asked.at(-1);
  const answered = said.findLast(({ from }) => from === "agent");
  const helped = said.findLast(({ from }) => from === "teammate");
  const lines: (Line | null)[] = [
    first ? { label: "Asked", text: gist(first.text) } : null,
    asked.length > 2 ? { label: "Questions", text: `${asked.length} in all` } : null,
    answered ? { label: "The agent said", text: gist(answered.text) } : null,
    helped ? { label: `${helped.author} said`, text: gist(helped.text) } : null,
    last && last !== first ? { label: "Last from the visitor", text: gist(last.text) } : null,
  ];
  return { lines: lines.filter((line) => line !== null) };
}

/** The sentences that ask something if there are any, else the first, cut between words. */
function gist(text: string): string {
  const sentences = text.split("\n").flatMap(splitSentences);
  const questions = sentences.filter((sentence) => sentence.trimEnd().endsWith("?"));
  const whole = (questions.length > 0 ? questions : sentences).slice(0, 2).join(" ");
  if (whole.length <= LONGEST) return whole;
  return `${whole.slice(0, LONGEST).replace(/\s+\S*$/, "")}…`;
}
