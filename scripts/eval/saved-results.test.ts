import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { describeChanges, readLastResults, saveResults } from "./saved-results.ts";

const row = (figure: string, value: number, isLowerBetter = false) => ({
  set: "SQuAD",
  figure,
  value,
  must: null,
  isLowerBetter,
});

test("a run is compared with the last one that asked as much", () => {
  const folder = mkdtempSync(join(tmpdir(), "lobby-results-"));
  try {
    expect(readLastResults(folder, 8)).toBeNull();
    saveResults(folder, { every: 8, rows: [row("first", 0.8)] }, new Date(1000));
    saveResults(folder, { every: 8, rows: [row("first", 0.81)] }, new Date(2000));
    saveResults(folder, { every: 1, rows: [row("first", 0.9)] }, new Date(3000));
    expect(readLastResults(folder, 8)).toMatchObject([{ value: 0.81 }]);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test("only figures that changed are told, with whether that is better", () => {
  const last = [row("first", 0.8), row("error", 0.1, true), row("median ms", 5), row("same", 0.5)];
  const rows = [
    row("first", 0.82),
    row("error", 0.15, true),
    row("median ms", 9),
    row("same", 0.5),
  ];
  expect(describeChanges(rows, last)).toEqual([
    "SQuAD, first: 0.8000 -> 0.8200 (+0.0200, better)",
    "SQuAD, error: 0.1000 -> 0.1500 (+0.0500, worse)",
  ]);
});
