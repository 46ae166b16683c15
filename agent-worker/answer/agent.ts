import type { PassageScore } from "../../shared/domain/intent.ts";
import { RESULT_LIMITS } from "../../shared/protocol/agent-job.ts";
import type { AgentRule } from "../../shared/protocol/agent-rule.ts";
import { contentWords } from "../retrieval/query.ts";
import type { Retrieval, Retriever } from "../retrieval/ports.ts";
import { retrieveWithSynonyms } from "../retrieval/synonyms.ts";
import { writtenWords } from "../retrieval/words.ts";
import { firstRule } from "../rules/first-rule.ts";
import { applyRule, rulesLeft } from "./apply-rule.ts";
import { namesNothing } from "./bare-question.ts";
import { builtInReply } from "./built-in-reply.ts";
import { NOTHING_FOUND } from "./confidence.ts";
import { handOver } from "./hand-over.ts";
import type { Answer, Answerer, RunAction } from "./ports.ts";
import { showUnderWay } from "./show-under-way.ts";
import { type Looked, makeReply, type Reply, type ReplyRequest } from "./reply.ts";
import { safetyReply } from "./safety-reply.ts";
import { afterLooking, readSituation, type Situation } from "./situation.ts";
import { headingOf, roundScore } from "./source.ts";

export type ReplyPorts = {
  retriever: Retriever;
  answerer: Answerer;
  runAction?: RunAction;
  /** An answer's confidence on the collection's own scale. */
  calibrate?: (collection: string, confidence: number) => number;
  /** Told how far the answer is that will be given, while it is written (A7). */
  onText?: (text: string) => void;
};

type Found = { answer: Answer | null; retrieval: Retrieval };

/** An answer so far below the threshold, as a share of it, may still help. */
const DOUBTFUL = 0.8;
/** A fragment such as "late fee?", which a few more words may make a question. */
const FRAGMENT = { written: 3, content: 2 };

/** Decides what the agent does with a visitor's turn, in the order of H8. */
export async function replyToTurn(
  request: ReplyRequest,
  ports: ReplyPorts,
  signal: AbortSignal,
): Promise<Reply> {
  const situation = readSituation(request);
  const safety = safetyReply(situation); // H9
  if (safety !== null) return safety;
  const rules = rulesLeft(situation);
  const early = firstRule(rules, situation.facts);
  const asRule = (found: ReturnType<typeof firstRule>, looked: Looked) =>
    found === null || found === "later"
      ? null
      : applyRule(situation, found, looked, ports.runAction, signal);
  const atOnce = (await asRule(early, {})) ?? (early === "later" ? null : builtInReply(situation));
  if (atOnce !== null) return atOnce;
  const waiting = early === "later" ? rules : [];
  const found = await findAnswer(situation, ports, waiting, signal);
  const looked = describeLook(found);
  const { confidence } = looked;
  const hasNoMatch = confidence < NOTHING_FOUND;
  const after = afterLooking(situation, confidence, hasNoMatch, found.retrieval.passages);
  const late = firstRule(rules, after.facts);
  return (
    (early === "later" ? await asRule(late, looked) : null) ??
    builtInReply(after) ??
    judge(after, found, looked)
  );
}

/** What a turn is handed over with when the answer failed or took too long. */
export function replyToTrouble(request: ReplyRequest, reason: "error" | "timeout"): Reply {
  return handOver(readSituation(request), reason, { isUrgent: true });
}

async function findAnswer(
  situation: Situation,
  ports: ReplyPorts,
  waiting: readonly AgentRule[],
  signal: AbortSignal,
): Promise<Found> {
  const { request, turn, settings } = situation;
  const calibrate = (confidence: number) =>
    ports.calibrate?.(request.collection, confidence) ?? confidence;
  const asked = {
    collection: request.collection,
    text: turn.question,
    previous: turn.previous,
  };
  const retrieval = await retrieveWithSynonyms(ports.retriever, asked, settings.synonyms);
  signal.throwIfAborted();
  const show = showUnderWay(situation, { onText: ports.onText, calibrate, waiting });
  const answer =
    retrieval.passages.length > 0 ? await ports.answerer.answer(retrieval, signal, show) : null;
  signal.throwIfAborted();
  if (!answer?.text) return { answer: null, retrieval };
  return { answer: { ...answer, confidence: calibrate(answer.confidence) }, retrieval };
}

function describeLook({ answer, retrieval }: Found) {
  const passages: PassageScore[] = retrieval.passages
    .slice(0, RESULT_LIMITS.passages)
    .map((passage) => ({
      article: passage.article.title,
      path: passage.article.path,
      heading: headingOf(passage),
      score: roundScore(passage.score),
    }));
  return { passages, confidence: answer?.confidence ?? 0, because: answer?.because };
}

/** Three bands: an answer, one that may help, or a person; once a question back where too little was asked. */
function judge(
  situation: Situation,
  { answer, retrieval }: Found,
  looked: ReturnType<typeof describeLook>,
): Reply {
  const { settings, turn, lines } = situation;
  const { confidence } = looked;
  if (answer !== null && confidence >= settings.threshold) {
    const text = answer.text.slice(0, RESULT_LIMITS.text);
    const { sources } = answer;
    return { ...makeReply({ action: "answer", text, sources }, looked), ...offer(situation) };
  }
  const mayAskBack = settings.mayAskBack && turn.after !== "doubtful" && turn.after !== "clarify";
  const isNear = confidence >= Math.max(NOTHING_FOUND, settings.threshold * DOUBTFUL);
  if (mayAskBack && answer !== null && isNear) {
    const text = lines.doubtful(answer.text).slice(0, RESULT_LIMITS.text);
    const { sources } = answer;
    return makeReply({ action: "ask", text, sources, reason: "doubtful" }, looked);
  }
  if (mayAskBack && saysTooLittle(situation, retrieval))
    return makeReply({ action: "ask", text: lines.clarify, reason: "clarify" }, looked);
  const reason = confidence < NOTHING_FOUND ? "no-match" : "low-confidence";
  return handOver(situation, reason, looked);
}

/** Nothing named, or a few words, all of them known: more of them may find the passage. */
function saysTooLittle({ turn, language }: Situation, { query }: Retrieval): boolean {
  if (query.terms.length > 0 && namesNothing(query.terms)) return true;
  if (writtenWords(turn.question).length > FRAGMENT.written) return false;
  if (contentWords(turn.question, language).length > FRAGMENT.content) return false;
  return query.terms.length > 0 && query.terms.every(({ isKnown }) => isKnown);
}

/** Details the team would like to have, asked for beside the first answer and never again (H11). */
function offer({ settings, request, turn }: Situation): Pick<Reply, "form"> | null {
  const { askFor, forms } = settings;
  if (askFor?.moment !== "first-answer" || !turn.isFirst) return null;
  const form = forms.find(({ id }) => id === askFor.form);
  if (form === undefined || request.askedForms?.includes(form.id) === true) return null;
  return { form: { form, handOff: null } };
}
