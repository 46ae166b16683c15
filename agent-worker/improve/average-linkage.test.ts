import { expect, test } from "vitest";
import { joinByAverage } from "./average-linkage.ts";

/** Numbers on a line: the closer, the nearer. */
function onALine(...places: number[]): Float32Array[] {
  return places.map((one) => Float32Array.from(places, (other) => 1 - Math.abs(one - other)));
}

const sorted = (groups: number[][]) =>
  groups.map((group) => group.toSorted()).toSorted((a, b) => (a[0] ?? 0) - (b[0] ?? 0));

test("what is near comes together and what is not stays alone", () => {
  expect(sorted(joinByAverage(onALine(0, 0.1, 0.8, 0.15, 0.9), 0.7))).toEqual([
    [0, 1, 3],
    [2, 4],
  ]);
  expect(joinByAverage(onALine(0, 0.5), 0.7)).toHaveLength(2);
});

test("a chain of neighbours is no group: the mean over all pairs decides", () => {
  const chain = onALine(0, 0.2, 0.4, 0.6, 0.8);
  expect(joinByAverage(chain, 0.75).length).toBeGreaterThan(1);
});

test("the mean weighs every member the same, however the group came about", () => {
  // 0, 1 and 2 are one place; 3 is 0.5 from them and 0.45 from 4.
  const groups = sorted(joinByAverage(onALine(0, 0, 0, 0.5, 0.95), 0.53));
  expect(groups).toEqual([
    [0, 1, 2],
    [3, 4],
  ]);
});

test("nothing and one are no trouble", () => {
  expect(joinByAverage([], 0.5)).toEqual([]);
  expect(joinByAverage(onALine(3), 0.5)).toEqual([[0]]);
});
