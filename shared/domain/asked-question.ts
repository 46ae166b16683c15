import { readConversation, type Conversation, type ThreadItem } from "./conversation.ts";
import type { Place } from "./fact.ts";
import type { Lanes } from "./lanes.ts";
import { saysNo, saysThanks } from "./verdict-words.ts";

/** `answered` from articles, `handed-off`, or `other`: small talk, a question back, a form. */
export type AskedOutcome = "answered" | "handed-off" | "other";

/** What people made of an answer; null where nobody said anything. */
export type Verdict = "right" | "wrong";

/** A visitor's turn that the agent replied to, as the log tells it. */
export interface AskedQuestion {
  /** The id of the turn's first visitor message. */
  turn: string;
  text: string;
  /** When the server took it. */
  at: number;
  outcome: AskedOutcome;
  /** Why it was handed off, or what kind of answer it is. */
  reason: string | null;
  confidence: number;
  verdict: Verdict | null;
  answer: string;
  /** Where the agent's reply stands in the log. */
  replied: Place;
  /** The articles the answer names. */
  sources: string[];
  /** What the first teammate said to it, before the visitor asked something else; null when nobody did. */
  teamReply: string | null;
}

type Message = Extract<ThreadItem, { type: "message" }>;
type Asking = { first: Message; texts: string[] };

const UNANSWERED: ReadonlySet<string | null> = new Set(["no-match", "low-confidence"]);

/** Whether the articles did not give what the visitor wanted. */
export function isUnanswered({ outcome, reason, verdict }: AskedQuestion): boolean {
  return (outcome === "handed-off" && UNANSWERED.has(reason)) || verdict === "wrong";
}

/** Every turn the agent replied to, in order, with what came of it. */
export function readAskedQuestions(lanes: Lanes): AskedQuestion[] {
  const conversation = readConversation(lanes, { now: 0, memberName: () => null });
  const asked: AskedQuestion[] = [];
  let asking: Asking | null = null;
  for (const item of conversation.items) {
    const last = asked.at(-1);
    if (item.type === "event" && item.event.kind === "asked-for-person") judge(last, "wrong");
    if (item.type !== "message" || item.place === null || item.delivery.is !== "sent") continue;
    if (item.by.type === "visitor") {
      if (asking === null) asking = { first: item, texts: [] };
      asking.texts.push(item.text);
      judgeByWords(last, item.text);
      continue;
    }
    if (item.by.type === "agent" && asking !== null) {
      const next = askedQuestion(asking, { ...item, place: item.place }, conversation);
      if (isPersonWanted(next)) judge(last, "wrong");
      asked.push(next);
    }
    if (item.by.type === "teammate" && last) noteTeamReply(last, asking, item.text);
    asking = null;
  }
  return asked;
}

function askedQuestion(
  { first, texts }: Asking,
  reply: Message & { place: Place },
  { traces }: Conversation,
): AskedQuestion {
  const trace = traces[reply.id];
  const sources = [...new Set(reply.sources.map(({ path }) => path))];
  const reason = trace?.reason ?? null;
  return {
    turn: first.id,
    text: texts.join("\n"),
    at: first.place?.ms ?? first.at,
    outcome: outcomeOf(sources, reason),
    reason,
    confidence: trace?.confidence ?? 0,
    verdict: null,
    answer: reply.text,
    replied: reply.place,
    sources,
    teamReply: null,
  };
}

const OTHER: ReadonlySet<string> = new Set(["small-talk", "clarify"]);

/** What kind of reply it is that names these sources and was given for this reason. */
export function outcomeOf(sources: readonly string[], reason: string | null): AskedOutcome {
  if (sources.length > 0) return "answered";
  return reason === null || OTHER.has(reason) ? "other" : "handed-off";
}

/** The first that is said of an answer holds. */
function judge(asked: AskedQuestion | undefined, verdict: Verdict): void {
  if (asked?.outcome === "answered" && asked.verdict === null) asked.verdict = verdict;
}

function judgeByWords(asked: AskedQuestion | undefined, text: string): void {
  if (saysNo(text)) judge(asked, "wrong");
  else if (saysThanks(text)) judge(asked, "right");
}

function isPersonWanted({ reason }: AskedQuestion): boolean {
  return reason === "requested" || reason === "frustrated" || reason === "looping";
}

/** A teammate who speaks up after an answer, unasked, corrects it; after a handoff they give the answer. */
function noteTeamReply(asked: AskedQuestion, asking: Asking | null, text: string): void {
  if (asked.teamReply === null) asked.teamReply = text;
  if (asking === null) judge(asked, "wrong");
}
