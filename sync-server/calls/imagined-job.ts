import type { AgentJob } from "../../shared/protocol/agent-job.ts";
import type { ToldMessage } from "../../shared/protocol/playground-call.ts";
import type { KnownAgent } from "../http/knowledge-agent.ts";

/** A visitor's turn that never happened, as a worker would be given it; no secrets, for it reaches nobody's systems. */
export function imagineJob(
  agent: KnownAgent,
  workspace: string,
  thread: ToldMessage[],
  now: number,
): AgentJob {
  return {
    trigger: "imagined",
    conversation: "imagined",
    workspace,
    epoch: 0,
    leaseMs: 15_000,
    now,
    seen: 0,
    agent,
    actionSecrets: {},
    visitor: { name: null, email: null, attributes: {} },
    details: [],
    askedForms: [],
    conversationTags: [],
    messages: thread.map(({ from, text, reason = null }, index) => ({
      id: `imagined-${index}`,
      from,
      author: from,
      text,
      at: now,
      confidence: null,
      reason,
    })),
    tags: [],
  };
}
