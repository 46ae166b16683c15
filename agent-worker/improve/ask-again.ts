import { setImmediate as letOthersRun } from "node:timers/promises";
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
    const { text, confidence } = reply;
    const sources = [...new Set(reply.sources.map(({ path }) => path))];
    const outcome = outcomeOf(reply);
    replies.push({ outcome, text, confidence, sources });
    await letOthersRun();
  }
  return replies;
}

/** As the log tells it of an answer that was given: asked-question.ts. */
function outcomeOf({ sources, reason }: Awaited<ReturnType<typeof explainReply>>) {
  if (sources.length > 0) return "answered";
  return reason === null || reason === "small-talk" || reason === "clarify"
    ? "other"
    : "handed-off";
}
