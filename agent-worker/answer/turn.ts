import type { AgentJob } from "../../shared/protocol/agent-job.ts";
import { contentWords } from "../retrieval/query.ts";
import { guessTextLanguage } from "../retrieval/text-language.ts";
import { stems } from "../retrieval/passage-words.ts";
import { smallTalkOf } from "../intent/small-talk.ts";

export type TurnMessage = Pick<AgentJob["messages"][number], "from" | "text">;

/** What the visitor said since somebody last answered, and what was asked before. */
export type Turn = {
  messages: string[];
  /** The messages that are not small talk, as one text. */
  question: string;
  previous: string | null;
  language: string | null;
  /** The same was asked before, and the agent answered. */
  isRepeat: boolean;
};

const SAME = 0.9;

export function readTurn(messages: TurnMessage[]): Turn {
  const lastAnswer = messages.findLastIndex((message) => message.from !== "visitor");
  const burst = visitorTexts(messages.slice(lastAnswer + 1));
  const earlier = visitorTexts(messages.slice(0, lastAnswer + 1)).filter(
    (text) => !smallTalkOf(text),
  );
  const question = burst.filter((text) => !smallTalkOf(text)).join("\n");
  const everything = visitorTexts(messages).join("\n");
  return {
    messages: burst,
    question,
    previous: earlier.at(-1) ?? null,
    language: guessTextLanguage(question || burst.join("\n")) ?? guessTextLanguage(everything),
    isRepeat: earlier.some((text) => isSameQuestion(text, question)),
  };
}

function visitorTexts(messages: TurnMessage[]): string[] {
  return messages.filter((message) => message.from === "visitor").map((message) => message.text);
}

function isSameQuestion(a: string, b: string): boolean {
  const left = questionStems(a);
  const right = questionStems(b);
  if (left.size < 2 || right.size < 2) return false;
  const shared = [...left].filter((stem) => right.has(stem)).length;
  return shared / Math.max(left.size, right.size) >= SAME;
}

function questionStems(text: string): Set<string> {
  return new Set(stems(contentWords(text, guessTextLanguage(text)).join(" ")));
}
