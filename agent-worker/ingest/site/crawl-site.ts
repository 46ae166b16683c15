import { z } from "zod";
import { ArticleStore } from "../../knowledge/articles.ts";
import type { Knowledge } from "../../knowledge/database.ts";
import { emptyTally, type Source, SourceStore } from "../../knowledge/sources.ts";
import { fillLanguages } from "../fill-languages.ts";
import type { IngestSummary } from "../ingest-files.ts";
import { ReaderPool } from "../reader/reader-pool.ts";
import { normaliseAddress, SiteScope } from "./address.ts";
import { PageFetcher } from "./fetch-page.ts";
import { Pace } from "./pace.ts";
import { readRobots, type Robots } from "./robots.ts";
import { SiteArticles } from "./site-articles.ts";
import { SiteCrawl } from "./site-crawl.ts";
import { collectSitemapPages } from "./site-map-pages.ts";

export const siteOptionsSchema = z.object({
  maxPages: z.number().int().min(1).default(1000),
  /** A site that asks for more in its robots.txt gets it. */
  secondsBetween: z.number().min(0).default(0.2),
  onlyBelow: z.boolean().default(false),
});

export type SiteOptions = z.infer<typeof siteOptionsSchema>;

export type CrawlOptions = {
  address: string;
  collection: string;
  now: () => number;
  site?: Partial<SiteOptions>;
  /** Minutes between two rounds by the worker; null for never; left out as it was, and daily for a new site. */
  everyMinutes?: number | null;
  allowPrivate?: boolean;
  again?: boolean;
  signal?: AbortSignal;
  onProgress?: (done: number, total: number) => void;
};

/** A run that died is gone on with for this long; later it is begun anew. */
const RESUMABLE = 60 * 60_000;
const DAILY = 24 * 60;
const NEVER = new AbortController().signal;

/** Reads the pages of a site, or those a sitemap names; what has not changed is neither fetched whole nor written. */
export async function crawlSite(
  knowledge: Knowledge,
  options: CrawlOptions,
): Promise<IngestSummary> {
  const { collection, now } = options;
  const address = normaliseAddress(options.address);
  if (!address) throw new Error(`${options.address} is not the address of a website.`);
  const began = now();
  const sources = new SourceStore(knowledge, now);
  const old = sources.find(collection, address);
  const site = siteOptionsSchema.parse({ ...old?.options, ...options.site });
  const isUnfinished = old !== undefined && old.state !== "done" && began - old.beganAt < RESUMABLE;
  const resumeSince = isUnfinished && !options.again ? old.beganAt : null;
  const everyMinutes = options.everyMinutes === undefined && !old ? DAILY : options.everyMinutes;
  const source = sources.begin({
    collection,
    kind: "site",
    location: address,
    options: site,
    beganAt: resumeSince ?? began,
    ...(everyMinutes !== undefined && { everyMinutes }),
  });
  const settle = sources.keepAlive([source.id]);
  const { tally, errors, isComplete } = await new SiteRound(knowledge, {
    ...options,
    site,
    source,
    sources,
    resumeSince,
  })
    .run()
    .finally(settle);
  fillLanguages(knowledge, collection, address);
  sources.finish(source.id, isComplete ? "done" : "failed", tally, errors);
  return { collection, ...tally, ms: now() - began, errors };
}

type RoundOptions = Omit<CrawlOptions, "site"> & {
  site: SiteOptions;
  source: Source;
  sources: SourceStore;
  resumeSince: number | null;
};

class SiteRound {
  readonly #knowledge: Knowledge;
  readonly #options: RoundOptions;
  readonly #fetcher: PageFetcher;
  readonly #room = new ReaderPool(undefined, 1);

  constructor(knowledge: Knowledge, options: RoundOptions) {
    this.#knowledge = knowledge;
    this.#options = options;
    this.#fetcher = new PageFetcher({ allowPrivate: options.allowPrivate ?? false });
  }

  async run() {
    const start = this.#options.source.location;
    try {
      const robots = await readRobots(this.#fetcher, start, this.#options.signal);
      if ("problem" in robots) {
        const errors = [{ path: start, problem: robots.problem }];
        return { tally: { ...emptyTally(), failed: 1 }, errors, isComplete: false };
      }
      const crawl = this.#plan(robots);
      await this.#run(crawl, robots);
      const { tally, errors } = crawl;
      return { tally, errors, isComplete: tally.found > 0 && !this.#signal.aborted };
    } finally {
      this.#room.close();
      await this.#fetcher.close();
    }
  }

  get #signal(): AbortSignal {
    return this.#options.signal ?? NEVER;
  }

  get #isSitemap(): boolean {
    return /\.xml(?:\.gz)?$/i.test(new URL(this.#options.source.location).pathname);
  }

  #plan(robots: Robots): SiteCrawl {
    const { source, sources, site, again = false, resumeSince, now, onProgress } = this.#options;
    const articles = new ArticleStore(this.#knowledge, now);
    return new SiteCrawl(
      {
        fetcher: this.#fetcher,
        room: this.#room,
        robots,
        pace: new Pace(Math.max(site.secondsBetween, robots.delay)),
        articles: new SiteArticles(this.#knowledge, articles, source, source.beganAt),
        now,
        signal: this.#signal,
        onProgress: (done, total, tally) => {
          sources.touch(source.id, tally);
          onProgress?.(done, total);
        },
      },
      {
        start: source.location,
        scope: new SiteScope(source.location, { onlyBelow: site.onlyBelow && !this.#isSitemap }),
        maxPages: site.maxPages,
        followLinks: !this.#isSitemap,
        again,
        resumeSince,
        since: source.beganAt,
      },
    );
  }

  async #run(crawl: SiteCrawl, robots: Robots): Promise<void> {
    const start = this.#options.source.location;
    const sitemaps = this.#isSitemap ? [start] : robots.sitemaps;
    const ports = { fetcher: this.#fetcher, room: this.#room, signal: this.#signal };
    const named = await collectSitemapPages(ports, sitemaps, this.#options.site.maxPages);
    if (!this.#isSitemap) crawl.queue.add([start]);
    else for (const problem of named.problems) crawl.fail(start, problem);
    crawl.queue.add(named.pages);
    try {
      if (crawl.queue.length > 0) await crawl.run();
    } catch (error) {
      if (!this.#signal.aborted) throw error;
    }
  }
}
