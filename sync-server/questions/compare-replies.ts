import type { AskedAgainQuestion } from "../../shared/protocol/improve-calls.ts";

type Once = AskedAgainQuestion["before"];

/** Whether a reply of today is better than the one of then, as far as that can be told without asking a person. */
export function compareReplies(
  before: Once,
  after: Once,
  wasWrong: boolean,
): AskedAgainQuestion["change"] {
  if (before.outcome !== "answered" && after.outcome === "answered") return "better";
  if (before.outcome === "answered" && after.outcome !== "answered")
    return wasWrong ? "better" : "worse";
  return before.text === after.text ? "same" : "different";
}
