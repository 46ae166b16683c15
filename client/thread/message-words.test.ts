import { expect, test } from "vitest";
import { becauseWords } from "./message-words.ts";

const trace = {
  kind: "answered",
  id: "ai:1/answered",
  of: "ai:1",
  confidence: 0.6,
  reason: null,
  passages: [],
  ms: 12,
} as const;

test("what the team should know of an answer stands beside it, and a handoff's reason in its card alone", () => {
  const because = "Quoted from the articles, because the language model broke off.";
  const passages: [] = [];
  expect(becauseWords({ ...trace, passages, because })).toBe(because);
  expect(becauseWords({ ...trace, passages, because, reason: "low-confidence" })).toBeNull();
  expect(becauseWords({ ...trace, passages })).toBeNull();
  expect(becauseWords(undefined)).toBeNull();
});
