import type { PassageScore } from "../../shared/domain/intent.ts";

const known: Record<string, string> = {
  requested: "The visitor asked for a person",
  keyword: "A key phrase came up",
  "low-confidence": "The agent was not sure enough",
  "no-match": "No article covers the question",
  frustrated: "The visitor seems frustrated",
  looping: "The conversation was going in circles",
  "out-of-hours": "Written outside working hours",
  error: "The agent could not answer",
  timeout: "The agent took too long",
};

/** Why the agent handed over, in words, with what led to it. A rule is named by its id after `rule:`. */
export function handoffWords(reason: string, because: string | null): string {
  if (reason.startsWith("rule:"))
    return because === null ? `The rule “${reason.slice(5)}” applies` : `Rule: ${because}`;
  const words = known[reason] ?? "The agent handed over";
  return because === null ? words : `${words}: ${because}`;
}

/** Article and heading of a passage, as the visitor's sources have them; an older entry knows the file alone. */
export function passageWords({ article, path, heading }: PassageScore): string {
  const title = article ?? path;
  return heading === "" || heading === title ? title : `${title} › ${heading}`;
}
