import type { AgentResult } from "../shared/domain/intent.ts";
import { type AgentJob, RESULT_LIMITS } from "../shared/protocol/agent-job.ts";
import { replyToTrouble, replyToTurn, type ReplyPorts } from "./answer/agent.ts";
import type { Reply, ReplyRequest } from "./answer/reply.ts";
import type { TurnTagger } from "./tags/turn-tagger.ts";
import { untilAborted } from "./until-aborted.ts";

export type AnswerPorts = ReplyPorts & { tagger?: TurnTagger };

export type AnswerOptions = {
  signal: AbortSignal;
  /** Milliseconds that the whole turn may take. */
  timeout: number;
  /** Milliseconds since any moment. */
  clock: () => number;
  /** Told how far an answer is that will be sure enough to be given (A7). */
  onText?: (text: string) => void;
};

export type AnsweredJob = { result: AgentResult; error: unknown };

/** Always gives a result: what fails or takes too long becomes a handoff. Throws only when `signal` aborts. */
export async function answerJob(
  job: AgentJob,
  ports: AnswerPorts,
  options: AnswerOptions,
): Promise<AnsweredJob> {
  const began = options.clock();
  const timeLimit = AbortSignal.timeout(options.timeout);
  const either = AbortSignal.any([options.signal, timeLimit]);
  const { tags, problem } = await tagTurn(job, ports, either);
  const request = withTags(requestOf(job), tags);
  let error: unknown = problem;
  let reply: Reply;
  try {
    const shown = options.onText ? { ...ports, onText: options.onText } : ports;
    reply = await untilAborted(replyToTurn(request, shown, either), either);
  } catch (cause) {
    options.signal.throwIfAborted();
    const isLate = timeLimit.aborted;
    if (!isLate) error = cause;
    reply = replyToTrouble(request, isLate ? "timeout" : "error");
  }
  const result = fitToWire({ ...reply, tags }, Math.round(options.clock() - began));
  return { result, error };
}

function requestOf({ agent, ...job }: AgentJob): ReplyRequest {
  return { ...job, collection: agent.collection, settings: agent.settings };
}

/** An answer without tags is better than none. */
async function tagTurn(job: AgentJob, { tagger }: AnswerPorts, signal: AbortSignal) {
  try {
    const tagged = tagger ? await untilAborted(tagger.tagTurn(job), signal) : [];
    return { tags: tagged, problem: null };
  } catch (problem) {
    return { tags: [], problem };
  }
}

/** A tag that will be set with the answer counts for the rules of this turn already. */
function withTags(request: ReplyRequest, tags: AgentResult["tags"]): ReplyRequest {
  const sure = tags.filter(({ isSure }) => isSure).map(({ tag }) => tag);
  return { ...request, conversationTags: [...(request.conversationTags ?? []), ...sure] };
}

const most = RESULT_LIMITS;

/** Titles, headings and paths come from files and may be of any length; the protocol's limits hold on the wire. */
function fitToWire(reply: Reply, ms: number): AgentResult {
  return {
    ...reply,
    ms,
    sources: reply.sources.slice(0, most.sources).map(({ article, path, heading, url, quote }) => ({
      article: article.slice(0, most.article),
      path: path.slice(0, most.path),
      heading: heading.slice(0, most.heading),
      ...(url && url.length <= most.url ? { url } : {}),
      ...(quote ? { quote: quote.slice(0, most.quote) } : {}),
    })),
    passages: reply.passages.map(({ article, path, heading, score }) => ({
      ...(article ? { article: article.slice(0, most.article) } : {}),
      path: path.slice(0, most.path),
      heading: heading.slice(0, most.heading),
      score,
    })),
  };
}

/** What is committed in the place of a result that the server refuses. */
export function errorResult(job: AgentJob): AgentResult {
  return fitToWire(replyToTrouble(requestOf(job), "error"), 0);
}
