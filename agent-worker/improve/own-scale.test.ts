import { expect, test } from "vitest";
import { openKnowledgeInMemory } from "../knowledge/database.ts";
import { OwnScale } from "./own-scale.ts";

/** Answers of one confidence, of which this share was right. */
const answers = (count: number, confidence: number, share: number, at = 1) =>
  Array.from({ length: count }, (_, index) => ({
    confidence,
    at,
    right: Math.floor((index + 1) * share) > Math.floor(index * share),
  }));

test("fewer than fifty outcomes leave the scale of everybody, fifty take effect", () => {
  const scale = new OwnScale(openKnowledgeInMemory());
  scale.learn("default", answers(49, 0.8, 0.3), 100);
  expect(scale.apply("default", 0.8)).toBe(0.8);
  scale.learn("default", answers(50, 0.8, 0.3), 100);
  expect(scale.apply("default", 0.8)).toBeLessThan(0.5);
  expect(scale.apply("sales", 0.8)).toBe(0.8);
});

test("learning again from answers given on the new scale changes it little", () => {
  const scale = new OwnScale(openKnowledgeInMemory());
  const before = answers(200, 0.8, 0.4);
  scale.learn("default", before, 100);
  const first = scale.apply("default", 0.8);
  const later = answers(200, first, 0.4, 200);
  scale.learn("default", [...before, ...later], 300);
  expect(scale.apply("default", 0.8)).toBeCloseTo(first, 1);
  const [today] = scale.today("default", [{ confidence: 0.8, at: 1 }]);
  expect(today?.confidence).toBeCloseTo(scale.apply("default", 0.8), 5);
});

test("silence is no outcome, and a scale that was unlearned is that of everybody again", () => {
  const scale = new OwnScale(openKnowledgeInMemory());
  scale.learn("default", answers(100, 0.7, 0.2), 100);
  expect(scale.apply("default", 0.7)).toBeLessThan(0.5);
  scale.learn(
    "default",
    Array.from({ length: 100 }, () => ({ confidence: 0.7, at: 1 })),
    200,
  );
  expect(scale.apply("default", 0.7)).toBeCloseTo(0.7, 5);
});
