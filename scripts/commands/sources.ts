import type { Command } from "commander";
import type { IngestSummary } from "../../agent-worker/ingest/ingest-files.ts";
import { refreshSource } from "../../agent-worker/ingest/refresh-source.ts";
import { normaliseAddress } from "../../agent-worker/ingest/site/address.ts";
import { ArticleStore } from "../../agent-worker/knowledge/articles.ts";
import type { Knowledge } from "../../agent-worker/knowledge/database.ts";
import { openKnowledge } from "../../agent-worker/knowledge/database.ts";
import { type Source, SourceStore } from "../../agent-worker/knowledge/sources.ts";
import { type DataDirOption, withDataDir } from "./data-dir.ts";
import {
  addSummaries,
  describeSummary,
  hasWorked,
  printErrors,
  showProgress,
} from "./ingest-report.ts";
import { givenPath } from "./given-path.ts";
import { withKnowledge } from "./open-knowledge.ts";
import { printResult } from "./output.ts";

type Options = DataDirOption & { json: boolean };

export function register(program: Command): void {
  const sources = program
    .command("sources")
    .description("where the articles come from: list, remove, refresh");
  withDataDir(sources.command("list"))
    .description("show every source with its articles and its last run")
    .option("--json", "print one JSON value", false)
    .action((options: Options) => list(options));
  withDataDir(sources.command("remove"))
    .description("forget a source with all its articles")
    .argument("<source>", "its location or id, as the list shows it")
    .option("--json", "print one JSON value", false)
    .action((name: string, options: Options) => remove(name, options));
  withDataDir(sources.command("refresh"))
    .description("read sources again; without a name all of them")
    .argument("[source]", "its location or id, as the list shows it")
    .option("--again", "read also what has not changed", false)
    .option("--json", "print one JSON value", false)
    .action((name: string | undefined, options: Options & { again: boolean }) =>
      refresh(name, options),
    );
}

function list({ dataDir, json }: Options): void {
  const knowledge = openKnowledge(dataDir);
  const all = new SourceStore(knowledge, Date.now).list();
  knowledge.close();
  const lines = all.map(describeSource);
  printResult(json, all, lines.length > 0 ? lines.join("\n") : "There are no sources yet.");
}

function describeSource(source: Source): string {
  const { kind, location, collection, articles, state, endedAt, errors } = source;
  const when = endedAt === null ? "being read" : new Date(endedAt).toISOString().slice(0, 16);
  const parts = [
    `${articles} ${articles === 1 ? "article" : "articles"}`,
    state === "failed" ? `failed ${when}` : when,
    errors.length > 0 ? `${errors.length} not read (${errors[0]?.problem})` : "",
    source.everyMinutes === null ? "" : `read again every ${source.everyMinutes} minutes`,
  ];
  return `${kind} ${location} [${collection}]: ${parts.filter(Boolean).join(", ")}`;
}

function remove(name: string, { dataDir, json }: Options): void {
  const knowledge = openKnowledge(dataDir);
  try {
    const store = new SourceStore(knowledge, Date.now);
    const articles = new ArticleStore(knowledge, Date.now);
    const removed = findSources(knowledge, name).reduce(
      (sum, source) => sum + store.remove(source, articles),
      0,
    );
    printResult(json, { removed }, `Removed with ${removed} articles.`);
  } finally {
    knowledge.close();
  }
}

async function refresh(name: string | undefined, options: Options & { again: boolean }) {
  const summary = await withKnowledge(options.dataDir, async (work) => {
    const { knowledge, allowPrivate, signal } = work;
    const summaries: IngestSummary[] = [];
    for (const source of findSources(knowledge, name)) {
      const given = { now: Date.now, allowPrivate, again: options.again, signal };
      const one = await showProgress(source.location, (onProgress) =>
        refreshSource(knowledge, source, { ...given, onProgress }),
      );
      if (one) summaries.push(one);
    }
    return addSummaries(summaries, "");
  });
  printErrors(summary);
  printResult(options.json, summary, describeSummary(summary));
  process.exitCode = hasWorked(summary) || summary.failed === 0 ? 0 : 1;
}

/** A source by its id or location; a path is meant from where the user stands, an address in any spelling. */
function findSources(knowledge: Knowledge, name: string | undefined): Source[] {
  const all = new SourceStore(knowledge, Date.now).list();
  if (name === undefined) return all;
  const meant = new Set([name, `text:${name}`, givenPath(name), normaliseAddress(name)]);
  const found = all.filter(({ id, location }) => id === name || meant.has(location));
  if (found.length === 0) throw new Error(`There is no source ${name}; sources list shows them.`);
  return found;
}
