import { text as readAll } from "node:stream/consumers";
import type { Command } from "commander";
import { ingestFiles, type IngestSummary } from "../../agent-worker/ingest/ingest-files.ts";
import { ingestText } from "../../agent-worker/ingest/ingest-text.ts";
import { crawlSite, type SiteOptions } from "../../agent-worker/ingest/site/crawl-site.ts";
import { type DataDirOption, withDataDir } from "./data-dir.ts";
import { readInterval, readPositive } from "./duration.ts";
import { givenPath } from "./given-path.ts";
import {
  addSummaries,
  describeSummary,
  hasWorked,
  printErrors,
  showProgress,
} from "./ingest-report.ts";
import { type KnowledgeWork, withKnowledge } from "./open-knowledge.ts";
import { printResult } from "./output.ts";

type Options = DataDirOption & {
  collection: string;
  json: boolean;
  again: boolean;
  text?: string;
  title?: string;
  every?: number | null;
  maxPages?: number;
  delay?: number;
  onlyBelow?: boolean;
};

export function register(program: Command): void {
  withDataDir(program.command("ingest"))
    .description("read articles (files, folders, websites, a text) into the agent's knowledge")
    .argument("[target...]", "files, folders, https:// addresses of sites, pages or sitemaps")
    .option("--collection <name>", "which agent's articles these are", "default")
    .option("--text <text>", "an article of this text; - reads it from stdin")
    .option("--title <title>", "the title of the text; the same title again replaces it")
    .option("--again", "read also what has not changed", false)
    .option("--every <time>", "how often the worker reads a site again (1d)", readInterval)
    .option(
      "--max-pages <number>",
      "how many pages of a site are read at most (1000)",
      readPositive,
    )
    .option("--delay <seconds>", "the time between two pages of a site (0.2)", readPositive)
    .option("--only-below", "stay below the folder of the address")
    .option("--json", "print one JSON value", false)
    .addHelpText(
      "after",
      `
Examples:
  lobby ingest docs/help faq.csv handbook.pdf
  lobby ingest https://help.example.com --only-below
  lobby ingest --title "Sundays" --text "We are closed on Sundays."
Markdown, MDX, HTML, PDF, Word, CSV and plain text are read. What has not changed is skipped; what could not be read is
listed with its reason. The exit code is 0 if anything could be read.`,
    )
    .action(async (targets: string[], options: Options) => {
      const asked = await readWhatIsAsked(targets, options);
      const summary = await withKnowledge(options.dataDir, (work) => ingest(asked, options, work));
      printErrors(summary);
      printResult(options.json, summary, describeSummary(summary));
      process.exitCode = hasWorked(summary) ? 0 : 1;
    });
}

type Asked = { paths: string[]; sites: string[]; text: { title: string; text: string } | null };

async function readWhatIsAsked(targets: string[], options: Options): Promise<Asked> {
  const sites = targets.filter((target) => /^https?:\/\//i.test(target));
  const paths = targets.filter((target) => !sites.includes(target)).map(givenPath);
  const wrong = sites.find((site) => !URL.canParse(site));
  if (wrong) throw new Error(`${wrong} is not an address.`);
  if (options.text === undefined) {
    if (targets.length === 0)
      throw new Error("Name a file, a folder or an address, or give --text.");
    return { paths, sites, text: null };
  }
  if (!options.title?.trim()) throw new Error("A text needs its --title.");
  const text = options.text === "-" ? await readAll(process.stdin) : options.text;
  return { paths, sites, text: { title: options.title, text } };
}

async function ingest(
  { paths, sites, text }: Asked,
  options: Options,
  { knowledge, allowPrivate, signal }: KnowledgeWork,
): Promise<IngestSummary> {
  const { collection, again, every } = options;
  const common = { collection, now: Date.now, again, signal };
  const summaries: IngestSummary[] = [];
  if (text) summaries.push(await ingestText(knowledge, { ...text, ...common }));
  if (paths.length > 0)
    summaries.push(
      await showProgress("Reading files", (onProgress) =>
        ingestFiles(knowledge, { ...common, targets: paths, onProgress }),
      ),
    );
  const site = siteOptions(options);
  for (const address of sites)
    summaries.push(
      await showProgress("Reading pages", (onProgress) =>
        crawlSite(knowledge, {
          ...common,
          address,
          site,
          allowPrivate,
          onProgress,
          ...(every !== undefined && { everyMinutes: every }),
        }),
      ),
    );
  return addSummaries(summaries, collection);
}

function siteOptions({ maxPages, delay, onlyBelow }: Options): Partial<SiteOptions> {
  return {
    ...(maxPages !== undefined && { maxPages: Math.max(1, Math.round(maxPages)) }),
    ...(delay !== undefined && { secondsBetween: delay }),
    ...(onlyBelow !== undefined && { onlyBelow }),
  };
}
