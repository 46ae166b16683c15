import * as fc from "fast-check";
import { expect, test } from "vitest";
import { coverageAt, coverageCurve } from "./coverage-curve.ts";
import { FEWEST_OUTCOMES, recalibrate, refit } from "./recalibration.ts";

/** `count` outcomes of one confidence, of which this share was right. */
function outcomesOf(confidence: number, share: number, count: number) {
  return Array.from({ length: count }, (_, index) => ({
    confidence,
    right: Math.floor((index + 1) * share) > Math.floor(index * share),
  }));
}

test("fewer than fifty outcomes change nothing", () => {
  expect(refit(outcomesOf(0.5, 0.9, FEWEST_OUTCOMES - 1))).toBeNull();
  expect(recalibrate(0.37, null)).toBe(0.37);
});

test("a workspace whose answers are better than promised gets a higher confidence", () => {
  const own = refit([...outcomesOf(0.3, 0.8, 60), ...outcomesOf(0.6, 0.95, 60)]);
  expect(recalibrate(0.3, own)).toBeGreaterThan(0.72);
  expect(recalibrate(0.3, own)).toBeLessThan(0.88);
  expect(recalibrate(0.6, own)).toBeGreaterThan(0.87);
});

test("a workspace whose answers are worse than promised gets a lower confidence", () => {
  const own = refit([...outcomesOf(0.9, 0.5, 100), ...outcomesOf(0.5, 0.1, 100)]);
  expect(recalibrate(0.9, own)).toBeCloseTo(0.5, 1);
  expect(recalibrate(0.5, own)).toBeCloseTo(0.1, 1);
});

test("a scale that is right already stays as it is", () => {
  const own = refit([0.1, 0.3, 0.5, 0.7, 0.9].flatMap((share) => outcomesOf(share, share, 100)));
  for (const confidence of [0.1, 0.5, 0.9])
    expect(recalibrate(confidence, own)).toBeCloseTo(confidence, 1);
});

test("outcomes that are all right, or all wrong, promise no certainty", () => {
  const allRight = refit(outcomesOf(0.6, 1, 50));
  expect(recalibrate(0.6, allRight)).toBeGreaterThan(0.8);
  expect(recalibrate(0.6, allRight)).toBeLessThan(0.995);
  const allWrong = refit(outcomesOf(0.6, 0, 50));
  expect(recalibrate(0.6, allWrong)).toBeLessThan(0.2);
  expect(recalibrate(0.6, allWrong)).toBeGreaterThan(0.005);
});

test("whatever was said, the order of answers stays and every confidence is between 0 and 1", () => {
  const outcome = fc.record({
    confidence: fc.double({ min: 0, max: 1, noNaN: true }),
    right: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(outcome, { minLength: 50, maxLength: 120 }), (outcomes) => {
      const own = refit(outcomes);
      const scale = [0, 0.01, 0.2, 0.5, 0.8, 0.99, 1].map((one) => recalibrate(one, own));
      expect(scale).toEqual(scale.toSorted((a, b) => a - b));
      expect(scale.every((one) => one > 0 && one < 1)).toBe(true);
    }),
    { numRuns: 50 },
  );
});

const past = [
  { confidence: 0.9, right: true },
  { confidence: 0.8, right: false },
  { confidence: 0.6 },
  { confidence: 0.2 },
];

test("a threshold parts the past into answered and handed off, and says how many would be wrong", () => {
  expect(coverageAt(0.5, past)).toEqual({ answered: 3, handedOff: 1, expectedWrong: 1.4 });
  expect(coverageAt(0.85, past)).toEqual({ answered: 1, handedOff: 3, expectedWrong: 0 });
  expect(coverageAt(0.5, [])).toEqual({ answered: 0, handedOff: 0, expectedWrong: 0 });
});

test("the curve runs from answering all to answering none", () => {
  const curve = coverageCurve(past, 10);
  expect(curve).toHaveLength(11);
  expect(curve[0]).toMatchObject({ threshold: 0, answered: 4 });
  expect(curve.at(-1)).toMatchObject({ threshold: 1, answered: 0, handedOff: 4 });
});
