import cliProgress from "cli-progress";
import type { IngestSummary } from "../../agent-worker/ingest/ingest-files.ts";
import { emptyTally } from "../../agent-worker/knowledge/sources.ts";

const SHOWN_ERRORS = 50;

/** Runs the work with a bar on a terminal, and without one elsewhere. */
export async function showProgress<T>(
  label: string,
  work: (onProgress: (done: number, total: number) => void) => Promise<T>,
): Promise<T> {
  if (!process.stderr.isTTY) return work(() => undefined);
  const bar = new cliProgress.SingleBar({
    stream: process.stderr,
    format: `${label} [{bar}] {value}/{total}`,
    hideCursor: true,
    clearOnComplete: true,
  });
  bar.start(0, 0);
  try {
    return await work((done, total) => {
      bar.setTotal(total);
      bar.update(done);
    });
  } finally {
    bar.stop();
  }
}

export function printErrors({ errors }: IngestSummary): void {
  for (const { path, problem } of errors.slice(0, SHOWN_ERRORS))
    process.stderr.write(`${path} ${problem}`.replace(/\p{Cc}/gu, "?") + "\n");
  if (errors.length > SHOWN_ERRORS)
    process.stderr.write(`and ${errors.length - SHOWN_ERRORS} more\n`);
}

export function describeSummary(summary: IngestSummary): string {
  const counts: [number, string][] = [
    [summary.added, "added"],
    [summary.updated, "updated"],
    [summary.unchanged, "unchanged"],
    [summary.removed, "removed"],
    [summary.failed, "failed"],
    [summary.ignored, "of other kinds left alone"],
  ];
  const told = counts.filter(([count]) => count > 0).map(([count, what]) => `${count} ${what}`);
  const seconds = (summary.ms / 1000).toFixed(1);
  return `Articles: ${told.join(", ") || "none found"}. ${summary.passages} passages written in ${seconds} s.`;
}

export function addSummaries(summaries: IngestSummary[], collection: string): IngestSummary {
  const total: IngestSummary = { ...emptyTally(), collection, ms: 0, errors: [] };
  for (const one of summaries) {
    for (const name of COUNTS) total[name] += one[name];
    total.errors.push(...one.errors);
  }
  return total;
}

const COUNTS = [
  "found",
  "added",
  "updated",
  "unchanged",
  "removed",
  "failed",
  "ignored",
  "passages",
  "ms",
] as const;

/** Whether anything could be done, which decides the exit code. */
export function hasWorked(summary: IngestSummary): boolean {
  return summary.added + summary.updated + summary.unchanged > 0;
}
