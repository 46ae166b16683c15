import type { AgentJob, CommitOutcome } from "../../shared/protocol/agent-job.ts";
import type { Stack } from "./stack.ts";

/** A worker whose pace the journey sets: the real protocol, by hand. */
export interface HandWorker {
  claim(): Promise<AgentJob>;
  commit(job: AgentJob, text: string): Promise<CommitOutcome>;
}

export function workByHand({ url, workerKey }: Stack): HandWorker {
  const call = async (path: string, body: object): Promise<unknown> => {
    const response = await fetch(`${url}/internal/jobs/${path}`, {
      method: "POST",
      headers: { "content-type": "application/json", authorization: `Bearer ${workerKey}` },
      body: JSON.stringify(body),
    });
    if (!response.ok) throw new Error(`${path} answered ${response.status}`);
    return response.status === 204 ? {} : response.json();
  };
  return {
    async claim() {
      const { job } = (await call("claim", { wait: 20_000 })) as { job?: AgentJob };
      if (job === undefined) throw new Error("no job came");
      return job;
    },
    async commit({ trigger, conversation, epoch, seen }, text) {
      const result = {
        action: "answer",
        text,
        sources: [],
        confidence: 0.9,
        reason: null,
        tags: [],
        passages: [],
        ms: 1,
      };
      const answer = await call("commit", { trigger, conversation, epoch, seen, result });
      return (answer as { outcome: CommitOutcome }).outcome;
    },
  };
}
