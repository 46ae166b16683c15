import cliProgress from "cli-progress";
import type { Command } from "commander";
import { knowledgeConfigSchema, readConfig } from "../../agent-worker/config.ts";
import { ingestFiles, type IngestSummary } from "../../agent-worker/ingest/ingest-files.ts";
import { type Knowledge, openKnowledge } from "../../agent-worker/knowledge/database.ts";
import { embedAll } from "../../agent-worker/model/embed-missing.ts";
import { openEmbedder } from "../../agent-worker/model/open-embedder.ts";
import { type DataDirOption, withDataDir } from "./data-dir.ts";
import { printResult } from "./output.ts";
import { givenPath } from "./given-path.ts";

type Options = DataDirOption & { collection: string; json: boolean };

const SHOWN_ERRORS = 50;

export function register(program: Command): void {
  withDataDir(program.command("ingest"))
    .description("read articles (Markdown, MDX, HTML, plain text) into the agent's knowledge")
    .argument("<path...>", "files and folders; a file's path below the folder names its article")
    .option("--collection <name>", "which agent's articles these are", "default")
    .option("--json", "print one JSON value", false)
    .action(async (targets: string[], options: Options) => {
      const summary = await ingest(targets, options);
      for (const { path, problem } of summary.errors.slice(0, SHOWN_ERRORS))
        process.stderr.write(`${path} ${problem}\n`);
      if (summary.errors.length > SHOWN_ERRORS)
        process.stderr.write(`and ${summary.errors.length - SHOWN_ERRORS} more\n`);
      printResult(options.json, summary, describe(summary));
      process.exitCode = summary.added + summary.updated + summary.unchanged > 0 ? 0 : 1;
    });
}

async function ingest(
  targets: string[],
  options: Options,
): Promise<IngestSummary & { embedded: number }> {
  const knowledge = openKnowledge(options.dataDir);
  const stop = new AbortController();
  process.once("SIGINT", () => stop.abort());
  try {
    const summary = await showProgress("Reading", (onProgress) =>
      ingestFiles(knowledge, {
        targets: targets.map(givenPath),
        collection: options.collection,
        now: Date.now,
        signal: stop.signal,
        onProgress,
      }),
    );
    return { ...summary, embedded: await embed(knowledge, options.dataDir, stop.signal) };
  } finally {
    knowledge.close();
  }
}

/** A model that cannot be used costs the vectors, not the articles. */
async function embed(knowledge: Knowledge, dataDir: string, signal: AbortSignal): Promise<number> {
  const read = readConfig(knowledgeConfigSchema, { ...process.env, DATA_DIR: dataDir });
  if (!read.ok) throw new Error(read.problem);
  const opened = await openEmbedder(read.config.EMBEDDING_MODEL);
  if (!opened.ok) process.stderr.write(`${opened.problem}\n`);
  if (!opened.ok || !opened.embedder) return 0;
  return embedAll(knowledge, opened.embedder, signal);
}

async function showProgress<T>(
  label: string,
  work: (onProgress: (done: number, total: number) => void) => Promise<T>,
): Promise<T> {
  if (!process.stderr.isTTY) return work(() => undefined);
  const bar = new cliProgress.SingleBar({
    stream: process.stderr,
    format: `${label} [{bar}] {value}/{total} files`,
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

function describe(summary: IngestSummary): string {
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
