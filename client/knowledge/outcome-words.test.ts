import { expect, test } from "vitest";
import { outcomeWords } from "./outcome-words.ts";

type Once = Parameters<typeof outcomeWords>[0];

test.each<[Once["outcome"], string | null, string]>([
  ["answered", null, "Answered"],
  ["answered", "doubtful", "Offered as one that may help"],
  ["handed-off", "no-match", "Handed over"],
  ["handed-off", "doubtful-rule", "Handed over"],
  ["other", "clarify", "Asked back"],
  ["other", "small-talk", "Made small talk"],
  ["other", null, "Replied without an article"],
])("%s for the reason %s is told as %s", (outcome, reason, words) => {
  expect(outcomeWords({ outcome, reason, text: "", confidence: 0, sources: [] })).toBe(words);
});
