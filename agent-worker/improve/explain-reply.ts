import type { AgentJob } from "../../shared/protocol/agent-job.ts";
import type { ExplainedReply } from "../../shared/protocol/playground-call.ts";
import { ExtractiveAnswerer } from "../answer/extractive-answerer.ts";
import type { Answer } from "../answer/ports.ts";
import { headingOf, roundScore } from "../answer/source.ts";
import { answerJob, type AnswerPorts } from "../answer-job.ts";
import type { RankedPassage, Retrieval } from "../retrieval/ports.ts";

const SHOWN_PASSAGES = 10;

export type ExplainOptions = { signal: AbortSignal; timeout: number; clock: () => number };

/** What the agent would reply to a turn, by the very code that replies to visitors, and what it went by. */
export async function explainReply(
  job: AgentJob,
  ports: AnswerPorts,
  options: ExplainOptions,
): Promise<ExplainedReply> {
  const seen: { retrieval: Retrieval | null; draft: Answer | null } = {
    retrieval: null,
    draft: null,
  };
  // Without actions: nobody's systems are to hear of a trial.
  const watched: AnswerPorts = {
    retriever: {
      retrieve: async (question) => (seen.retrieval = await ports.retriever.retrieve(question)),
    },
    answerer: {
      answer: async (...given) => (seen.draft = await ports.answerer.answer(...given)),
    },
    ...(ports.calibrate && { calibrate: ports.calibrate }),
  };
  const { result } = await answerJob(job, watched, options);
  const { retrieval, draft } = seen;
  const { collection } = job.agent;
  const scaled = (confidence: number) => ports.calibrate?.(collection, confidence) ?? confidence;
  return {
    action: result.action,
    text: result.text,
    confidence: draft === null ? result.confidence : scaled(draft.confidence),
    threshold: job.agent.settings.threshold,
    reason: result.reason,
    because: result.because ?? null,
    sources: result.sources,
    draft: draft?.text ?? null,
    terms: retrieval?.query.terms.map(({ word, isKnown }) => ({ word, isKnown })) ?? [],
    isFollowUp: retrieval?.query.isFollowUp ?? false,
    passages: retrieval?.passages.slice(0, SHOWN_PASSAGES).map(showPassage) ?? [],
    features: retrieval === null ? null : featuresOf(retrieval),
    ms: result.ms,
  };
}

function showPassage(passage: RankedPassage): ExplainedReply["passages"][number] {
  const { article, text, score, share, cosine } = passage;
  return {
    article: article.title,
    path: article.path,
    heading: headingOf(passage),
    url: article.url,
    text,
    score: roundScore(score),
    share: roundScore(share),
    cosine: cosine === null ? null : roundScore(cosine),
  };
}

/** Reckoned again rather than passed through every answerer: they all rest on these. */
function featuresOf(retrieval: Retrieval): Record<string, number> | null {
  const explained = new ExtractiveAnswerer().explain(retrieval);
  return explained === null ? null : explained.features;
}
