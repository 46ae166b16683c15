import { expect, test } from "vitest";
import { addCounts, readCounts } from "./counts.ts";

test("the last count line of a step is what counts", () => {
  const output = "1 passed, 0 failed\nsomething else\n7 passed, 2 failed\n";
  expect(readCounts(output, 1)).toEqual({ passed: 7, failed: 2 });
});

test("a count in the middle of a line is not a count line", () => {
  expect(readCounts("it says 5 passed, 0 failed here", 0)).toEqual({ passed: 1, failed: 0 });
});

test("a step without a count line counts as one", () => {
  expect(readCounts("", 0)).toEqual({ passed: 1, failed: 0 });
  expect(readCounts("error TS2322", 2)).toEqual({ passed: 0, failed: 1 });
});

test("a run that ended badly has a failure even when every test passed", () => {
  expect(readCounts("3 passed, 0 failed\n", 1)).toEqual({ passed: 3, failed: 1 });
});

test("counts of all steps add up", () => {
  expect(
    addCounts([
      { passed: 3, failed: 1 },
      { passed: 1, failed: 0 },
    ]),
  ).toEqual({ passed: 4, failed: 1 });
});
