import { ok } from "../../shared/domain/result.ts";
import type { AgentJob } from "../../shared/protocol/agent-job.ts";
import type { AnswerPorts } from "../answer-job.ts";
import { rankSimilar } from "../copilot/rank-similar.ts";
import { suggestReply } from "../copilot/suggest-reply.ts";
import { summarise } from "../copilot/summarise.ts";
import { askAgain } from "../improve/ask-again.ts";
import { checkArticles } from "../improve/check-articles.ts";
import { explainReply } from "../improve/explain-reply.ts";
import { groupQuestions } from "../improve/group-questions.ts";
import type { OwnScale } from "../improve/own-scale.ts";
import { readCoverage } from "../improve/read-coverage.ts";
import { articleHandlers } from "./article-handlers.ts";
import type { CallHandlers } from "./handler.ts";
import type { KnowledgeParts } from "./knowledge-parts.ts";
import { sourceHandlers } from "./source-handlers.ts";

export type HandlerParts = KnowledgeParts & {
  ports: AnswerPorts;
  scale: OwnScale;
  timeout: number;
};

/** Everything a worker does for the web interface. */
export function buildHandlers(parts: HandlerParts): CallHandlers {
  const { ports, timeout, now, embedder, knowledge, scale } = parts;
  const options = (signal: AbortSignal) => ({ signal, timeout, clock: now });
  const within = (collection: string, job: AgentJob) => ({
    ...job,
    agent: { ...job.agent, collection },
  });
  return {
    ...articleHandlers(parts),
    ...sourceHandlers(parts),
    "group-questions": async ({ questions }) =>
      ok({ groups: await groupQuestions(questions, embedder) }),
    "read-coverage": ({ past }, { collection }) => ok(readCoverage(collection, past, scale, now())),
    "check-articles": async (told, { collection }) =>
      ok(await checkArticles(knowledge, collection, told)),
    "ask-again": async ({ jobs }, { collection, signal }) => {
      const own = jobs.map((job) => within(collection, job));
      return ok({ replies: await askAgain(own, ports, options(signal)) });
    },
    "suggest-reply": async ({ job }, { collection, signal }) =>
      ok(await suggestReply(within(collection, job), ports, signal)),
    summarise: ({ job }) => ok(summarise(job.messages)),
    "rank-similar": async ({ text, candidates }) =>
      ok({ best: await rankSimilar(text, candidates, embedder) }),
    ask: async ({ job }, { collection, signal }) =>
      ok(await explainReply(within(collection, job), ports, options(signal))),
  };
}
