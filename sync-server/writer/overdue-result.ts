import type { AgentResult } from "../../shared/domain/intent.ts";
import { ATTEMPTS, type JobRow } from "./job-rows.ts";

const lines = {
  error: "Something went wrong on my side. A person from the team will answer you here.",
  timeout: "This takes longer than it should. A person from the team will answer you here.",
} as const;

/** What the visitor is told, and the team, when no worker finished a turn (H2). */
export function overdueResult(job: JobRow): AgentResult {
  const reason = job.attempts >= ATTEMPTS ? "error" : "timeout";
  return {
    action: "hand-off",
    text: lines[reason],
    sources: [],
    confidence: 0,
    reason,
    tags: [],
    passages: [],
    ms: 0,
  };
}
