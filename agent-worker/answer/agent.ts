import type { AgentResult, PassageScore } from "../../shared/domain/intent.ts";
import type { AgentSettings } from "../../shared/protocol/agent-settings.ts";
import type { Retrieval, Retriever } from "../retrieval/ports.ts";
import { searchWords } from "../retrieval/words.ts";
import { headingOf, round } from "./extractive-answerer.ts";
import { isFrustrated } from "../intent/frustration.ts";
import { answerLines, type AnswerLines } from "./lines.ts";
import type { Answerer, ScoredSource } from "./ports.ts";
import { smallTalkOf } from "../intent/small-talk.ts";
import { readTurn, type Turn, type TurnMessage } from "./turn.ts";
import { wantsPerson } from "../intent/wants-person.ts";

export type HandoffReason =
  | "requested"
  | "keyword"
  | "low-confidence"
  | "no-match"
  | "frustrated"
  | "looping"
  | "error"
  | "timeout";

export type Reply = Omit<AgentResult, "ms" | "sources"> & { sources: ScoredSource[] };

export type ReplyRequest = {
  collection: string;
  settings: Pick<AgentSettings, "threshold" | "keyPhrases" | "greeting">;
  messages: TurnMessage[];
};

const SHOWN_PASSAGES = 10;
const LONGEST_TEXT = 8000;
/** Less than this and the words found are there by chance. */
const NOTHING_FOUND = 0.05;

const HANDOFF_LINES: Readonly<Record<HandoffReason, Exclude<keyof AnswerLines, "more">>> = {
  requested: "requested",
  keyword: "keyword",
  "low-confidence": "lowConfidence",
  "no-match": "noMatch",
  frustrated: "frustrated",
  looping: "looping",
  error: "error",
  timeout: "timeout",
};

/** Decides what the agent does with a visitor's turn. */
export async function replyToTurn(
  request: ReplyRequest,
  ports: { retriever: Retriever; answerer: Answerer },
  signal: AbortSignal,
): Promise<Reply> {
  const turn = readTurn(request.messages);
  const decided = decideWithoutArticles(request, turn);
  if (decided) return decided;
  const { collection, settings } = request;
  const retrieval = await ports.retriever.retrieve({
    collection,
    text: turn.question,
    previous: turn.previous,
  });
  signal.throwIfAborted();
  const passages = listPassages(retrieval);
  const answer =
    retrieval.passages.length > 0 ? await ports.answerer.answer(retrieval, signal) : null;
  signal.throwIfAborted();
  if (!answer?.text) return handOff("no-match", turn.language, { passages });
  const { confidence, sources, because } = answer;
  if (confidence < settings.threshold) {
    const reason = confidence < NOTHING_FOUND ? "no-match" : "low-confidence";
    return handOff(reason, turn.language, { passages, confidence, because });
  }
  const text = answer.text.slice(0, LONGEST_TEXT);
  return {
    action: "answer",
    text,
    sources,
    confidence,
    reason: null,
    tags: [],
    passages,
    ...(because && { because }),
  };
}

/** The order matters: what a person must see goes first, whatever the articles say. */
function decideWithoutArticles(request: ReplyRequest, turn: Turn): Reply | null {
  const { settings } = request;
  const { language } = turn;
  if (turn.messages.some((text) => hasKeyPhrase(text, settings.keyPhrases)))
    return handOff("keyword", language);
  if (turn.messages.some(wantsPerson)) return handOff("requested", language);
  if (turn.messages.some(isFrustrated)) return handOff("frustrated", language);
  if (!turn.question) return makeSmallTalk(turn, settings.greeting);
  if (searchWords(turn.question).length === 0) return say("ask", answerLines(language).askAgain);
  if (turn.isRepeat) return handOff("looping", language);
  return null;
}

export function handOff(
  reason: HandoffReason,
  language: string | null,
  found: { passages?: PassageScore[]; confidence?: number; because?: string | undefined } = {},
): Reply {
  const text = answerLines(language)[HANDOFF_LINES[reason]];
  return {
    action: "hand-off",
    text,
    sources: [],
    confidence: found.confidence ?? 0,
    reason,
    tags: [],
    passages: found.passages ?? [],
    ...(found.because && { because: found.because }),
  };
}

function makeSmallTalk(turn: Turn, greeting: string): Reply {
  const kind = turn.messages.map(smallTalkOf).findLast((found) => found !== null);
  const lines = answerLines(turn.language);
  if (!kind) return say("ask", lines.askAgain);
  const isOwnGreeting =
    kind === "greeting" && greeting.trim() !== "" && (turn.language ?? "en") === "en";
  return say("answer", isOwnGreeting ? greeting.trim() : lines[kind], "small-talk");
}

/** What the agent says of itself claims nothing, so it has no sources. */
function say(action: "answer" | "ask", text: string, reason: string | null = null): Reply {
  return { action, text, sources: [], confidence: 1, reason, tags: [], passages: [] };
}

function hasKeyPhrase(text: string, phrases: string[]): boolean {
  const plain = ` ${searchWords(text).join(" ")} `;
  return phrases.some((phrase) => {
    const words = searchWords(phrase).join(" ");
    return words !== "" && plain.includes(` ${words} `);
  });
}

function listPassages(retrieval: Retrieval): PassageScore[] {
  return retrieval.passages.slice(0, SHOWN_PASSAGES).map((passage) => ({
    path: passage.article.path,
    heading: headingOf(passage),
    score: round(passage.score),
  }));
}
