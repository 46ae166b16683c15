import { setImmediate as letOthersRun } from "node:timers/promises";
import { outcomeOf } from "../../shared/domain/asked-question.ts";
import type { AgentJob } from "../../shared/protocol/agent-job.ts";
import type { CallOutput } from "../../shared/protocol/worker-call.ts";
import type { AnswerPorts } from "../answer-job.ts";
import { explainReply, type ExplainOptions } from "./explain-reply.ts";

type Replies = CallOutput<"ask-again">["replies"];

/** What the agent would say to each turn today. */
export async function askAgain(
  jobs: readonly AgentJob[],
  ports: AnswerPorts,
  options: ExplainOptions,
): Promise<Replies> {
  const replies: Replies = [];
  for (const job of jobs) {
    const reply = await explainReply(job, ports, options);
    const { text, confidence, reason } = reply;
    const sources = [...new Set(reply.sources.map(({ path }) => path))];
    replies.push({ outcome: outcomeOf(sources, reason), reason, text, confidence, sources });
    await letOthersRun();
  }
  return replies;
}
