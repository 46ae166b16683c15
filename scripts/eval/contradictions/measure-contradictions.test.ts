import { expect, test } from "vitest";
import { type Half, measureContradictions, readLabelledPairs } from "./measure-contradictions.ts";

test.each<[Half, { precision: number; recall: number }]>([
  ["choose", { precision: 0.95, recall: 0.72 }],
  ["report", { precision: 0.8, recall: 0.55 }],
])("contradictions are found as well as they were: %s", async (half, known) => {
  const figures = await measureContradictions(readLabelledPairs(half));
  expect(figures.precision).toBeGreaterThan(known.precision);
  expect(figures.recall).toBeGreaterThan(known.recall);
});

test("the labelled pairs are 63 that contradict and 81 that do not", () => {
  const pairs = [...readLabelledPairs("choose"), ...readLabelledPairs("report")];
  const contradicting = pairs.filter(({ isContradiction }) => isContradiction);
  expect([contradicting.length, pairs.length - contradicting.length]).toEqual([63, 81]);
});
