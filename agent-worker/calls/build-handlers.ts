import { ok } from "../../shared/domain/result.ts";
import type { AnswerPorts } from "../answer-job.ts";
import { explainReply } from "../improve/explain-reply.ts";
import { groupQuestions } from "../improve/group-questions.ts";
import { articleHandlers } from "./article-handlers.ts";
import type { CallHandlers } from "./handler.ts";
import type { KnowledgeParts } from "./knowledge-parts.ts";
import { sourceHandlers } from "./source-handlers.ts";

export type HandlerParts = KnowledgeParts & { ports: AnswerPorts; timeout: number };

/** Everything a worker does for the web interface. */
export function buildHandlers(parts: HandlerParts): CallHandlers {
  const { ports, timeout, now, embedder } = parts;
  return {
    ...articleHandlers(parts),
    ...sourceHandlers(parts),
    "group-questions": async ({ questions }) =>
      ok({ groups: await groupQuestions(questions, embedder) }),
    ask: async ({ job }, { signal, collection }) => {
      const own = { ...job, agent: { ...job.agent, collection } };
      return ok(await explainReply(own, ports, { signal, timeout, clock: now }));
    },
  };
}
