import type { AgentJob } from "../../shared/protocol/agent-job.ts";
import { contentWords } from "../retrieval/query.ts";
import { guessTextLanguage } from "../retrieval/text-language.ts";
import { searchWords } from "../retrieval/words.ts";
import { stems } from "../retrieval/passage-words.ts";
import { isRejection } from "./rejection.ts";
import { smallTalkOf } from "../intent/small-talk.ts";
import { withoutTakeovers } from "../text/agent-orders.ts";

/** `reason` is what kind of message it is: null for a plain answer, absent where nobody knows. */
export type TurnMessage = Pick<AgentJob["messages"][number], "from" | "text"> & {
  reason?: string | null;
};

/** What the visitor said since somebody last answered, and what was asked before. */
export type Turn = {
  messages: string[];
  /** The messages that are not small talk, as one text without attempts to take the agent over (A9). */
  question: string;
  previous: string | null;
  language: string | null;
  /** The same was asked before, and the agent answered. */
  isRepeat: boolean;
  /** For the third turn in a row the visitor is after the same thing. */
  isLooping: boolean;
  /** Nothing but a "no" right after an answer. */
  isRejection: boolean;
  /** Nothing was answered in this conversation yet. */
  isFirst: boolean;
  /** What kind of message the visitor reacts to: the reason of the agent's last one. */
  after: string | null | undefined;
};

/** The share of words that the same question asked again has in common, and one about the same thing. */
const SAME = 0.9;
const ALIKE = 0.8;
const LOOP_TURNS = 3;

/** Reads the last turn out of all messages of a conversation, the earliest first. */
export function readTurn(messages: readonly TurnMessage[]): Turn {
  const { burst, before } = splitAtBurst(messages);
  const texts = visitorTexts(burst);
  const earlier = visitorTexts(before)
    .filter((text) => !smallTalkOf(text))
    .map(withoutTakeovers)
    .filter(Boolean);
  const question = withoutTakeovers(texts.filter((text) => !smallTalkOf(text)).join("\n"));
  const last = before.at(-1);
  const after = last?.from === "agent" ? last.reason : undefined;
  return {
    messages: texts,
    question,
    previous: earlier.at(-1) ?? null,
    language:
      guessTextLanguage(question || texts.join("\n")) ??
      guessTextLanguage(visitorTexts(messages).join("\n")),
    isRepeat: question !== "" && earlier.some((text) => similarity(text, question) >= SAME),
    isLooping: isLooping(before, question),
    isRejection: (after === null || after === "doubtful") && texts.every(isRejection),
    isFirst: before.length === 0,
    after,
  };
}

/** The last messages of the visitor; what came after them, such as the agent's request for details, is left out. */
function splitAtBurst(messages: readonly TurnMessage[]) {
  const end = messages.findLastIndex(({ from }) => from === "visitor") + 1;
  const start = messages.slice(0, end).findLastIndex(({ from }) => from !== "visitor") + 1;
  return { burst: messages.slice(start, end), before: messages.slice(0, start) };
}

function isLooping(before: readonly TurnMessage[], question: string): boolean {
  const questions = [question];
  let rest = before;
  while (questions.length < LOOP_TURNS && rest.some(({ from }) => from === "visitor")) {
    const turn = splitAtBurst(rest);
    questions.push(visitorTexts(turn.burst).join("\n"));
    rest = turn.before;
  }
  if (questions.length < LOOP_TURNS) return false;
  return questions.slice(1).every((earlier) => similarity(earlier, question) >= ALIKE);
}

function visitorTexts(messages: readonly TurnMessage[]): string[] {
  return messages.filter((message) => message.from === "visitor").map((message) => message.text);
}

/** The share of words that two questions have in common; one word alone makes them alike, and not the same. */
function similarity(a: string, b: string): number {
  if (searchWords(a).join(" ") === searchWords(b).join(" ")) return 1;
  const left = questionStems(a);
  const right = questionStems(b);
  const share = left.intersection(right).size / Math.max(left.size, right.size, 1);
  return Math.min(left.size, right.size) < 2 ? Math.min(share, ALIKE) : share;
}

function questionStems(text: string): Set<string> {
  return new Set(stems(contentWords(text, guessTextLanguage(text)).join(" ")));
}
