import { percent } from "../../ui/percent.ts";

/** What the agent does with a tag, in a few words. */
export function thresholdWords(threshold: number | null): string {
  if (threshold === null) return "Suggested only";
  return `Set from ${percent(threshold)}`;
}
