import type { AskedAgainQuestion } from "../../shared/protocol/improve-calls.ts";

/** What the agent did with a question. */
export function outcomeWords({ outcome, reason }: AskedAgainQuestion["before"]): string {
  if (outcome === "handed-off") return "Handed over";
  if (reason === "doubtful") return "Offered as one that may help";
  if (outcome === "answered") return "Answered";
  if (reason === "clarify") return "Asked back";
  return reason === "small-talk" ? "Made small talk" : "Replied without an article";
}
