import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Row } from "./table.ts";

type Results = { every: number; rows: Row[] };

/** Writes the figures of a run into the folder and returns the file. */
export function saveResults(folder: string, results: Results, now: Date): string {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `${now.toISOString().replaceAll(":", "-")}.json`);
  writeFileSync(file, JSON.stringify(results, null, 2));
  return file;
}

/** The figures of the last run that asked as many questions; null when there was none. */
export function readLastResults(folder: string, every: number): Row[] | null {
  mkdirSync(folder, { recursive: true });
  const files = readdirSync(folder).filter((name) => name.endsWith(".json"));
  for (const name of files.toSorted().toReversed()) {
    const results = JSON.parse(readFileSync(join(folder, name), "utf8")) as Results;
    if (results.every === every) return results.rows;
  }
  return null;
}

const SAME = 0.0005;

/** A line for each figure that is not what it was; times are left out, they hold on no shared machine. */
export function describeChanges(rows: Row[], last: Row[]): string[] {
  return rows.flatMap(({ set, figure, value, isLowerBetter = false }) => {
    const before = last.find((row) => row.set === set && row.figure === figure)?.value;
    if (before === undefined || before === null || / ms\b/.test(figure)) return [];
    const change = value - before;
    if (!(Math.abs(change) > SAME)) return [];
    const verdict = change > 0 === isLowerBetter ? "worse" : "better";
    const by = `${change > 0 ? "+" : ""}${change.toFixed(4)}`;
    return [`${set}, ${figure}: ${before.toFixed(4)} -> ${value.toFixed(4)} (${by}, ${verdict})`];
  });
}
