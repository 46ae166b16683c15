import { expect, test } from "vitest";
import { fitLogistic } from "./logistic-regression.ts";
import { auroc, calibrationError, coverageAt } from "./statistics.ts";

const judged = (pairs: [number, boolean][]) =>
  pairs.map(([score, isRight]) => ({ score, isRight }));

test("a perfect order has an AUROC of 1, a reversed one 0, ties a half", () => {
  expect(
    auroc(
      judged([
        [0.9, true],
        [0.1, false],
      ]),
    ),
  ).toBe(1);
  expect(
    auroc(
      judged([
        [0.1, true],
        [0.9, false],
      ]),
    ),
  ).toBe(0);
  expect(
    auroc(
      judged([
        [0.5, true],
        [0.5, false],
      ]),
    ),
  ).toBe(0.5);
});

test("the calibration error is the distance between promise and outcome", () => {
  const half = Array.from({ length: 100 }, (_, index): [number, boolean] => [
    0.85,
    index % 2 === 0,
  ]);
  expect(calibrationError(judged(half))).toBeCloseTo(0.35);
});

test("coverage is the largest share that keeps the promise", () => {
  const sorted: [number, boolean][] = [
    [0.9, true],
    [0.8, true],
    [0.7, false],
    [0.6, false],
  ];
  expect(coverageAt(judged(sorted), 0.9)).toBe(0.5);
  expect(coverageAt(judged(sorted), 0.5)).toBe(1);
});

test("logistic regression finds the rule that made the labels", () => {
  const rows = Array.from({ length: 400 }, (_, index) => [index / 400]);
  const labels = rows.map(([value = 0], index) => value + (index % 7) / 50 > 0.5);
  const { intercept, weights } = fitLogistic(rows, labels, [], 0.01);
  expect(-intercept / (weights[0] ?? 1)).toBeCloseTo(0.44, 1);
});
