import { createHash } from "node:crypto";
import type { SitePage } from "../../knowledge/site-pages.ts";
import { emptyTally, type SourceError, type Tally } from "../../knowledge/sources.ts";
import type { ReadingRoom } from "../reader/reading.ts";
import { isSamePage, normaliseAddress, type SiteScope } from "./address.ts";
import { CrawlQueue, MOST_ADDRESSES } from "./crawl-queue.ts";
import type { FetchedPage, FetchOutcome, PageFetcher } from "./fetch-page.ts";
import { readableName } from "./media-type.ts";
import type { Pace } from "./pace.ts";
import type { Robots } from "./robots.ts";
import type { SiteArticles } from "./site-articles.ts";

export type CrawlPorts = {
  fetcher: PageFetcher;
  room: ReadingRoom;
  robots: Robots;
  pace: Pace;
  articles: SiteArticles;
  now: () => number;
  signal: AbortSignal;
  onProgress: (done: number, total: number, tally: Tally) => void;
};

export type CrawlPlan = {
  start: string;
  scope: SiteScope;
  maxPages: number;
  followLinks: boolean;
  again: boolean;
  /** Pages visited since then, in a run that died, are not visited again. */
  resumeSince: number | null;
  since: number;
};

const TRIES = 3;
const LONGEST_HOLD = 60;
const FAILURES_IN_A_ROW = 10;

/** One round over a site: every page that links lead to, then those known from before that they no longer lead to. */
export class SiteCrawl {
  readonly tally = emptyTally();
  readonly errors: SourceError[] = [];
  readonly queue: CrawlQueue;
  readonly #ports: CrawlPorts;
  readonly #plan: CrawlPlan;
  readonly #postponed = new Set<string>();
  #done = 0;
  #failuresInARow = 0;

  constructor(ports: CrawlPorts, plan: CrawlPlan) {
    this.#ports = ports;
    this.#plan = plan;
    this.queue = new CrawlQueue(plan.scope, Math.max(MOST_ADDRESSES, 2 * plan.maxPages));
  }

  async run(): Promise<void> {
    await this.#visitAll();
    // A site that shows nothing any more is more likely to be ill than to have thrown everything away.
    if (this.#isStopped() || this.#isFull || this.tally.found === 0) return;
    this.queue.add(this.#ports.articles.pages.listUnseen(this.#plan.since));
    await this.#visitAll();
  }

  fail(path: string, problem: string): void {
    this.tally.failed += 1;
    this.errors.push({ path, problem });
  }

  async #visitAll(): Promise<void> {
    while (!this.#isStopped()) {
      const address = this.queue.next();
      if (address === undefined) return;
      if (this.#isFull) {
        this.fail(
          this.#plan.start,
          `has more than ${this.#plan.maxPages} pages; the rest was not read`,
        );
        return;
      }
      await this.#visit(address);
      this.#done += 1;
      this.#ports.onProgress(this.#done, this.#done + this.queue.length, this.tally);
    }
  }

  get #isFull(): boolean {
    return this.#done >= this.#plan.maxPages;
  }

  #isStopped(): boolean {
    return this.#ports.signal.aborted || this.#failuresInARow >= FAILURES_IN_A_ROW;
  }

  async #visit(address: string): Promise<void> {
    const { articles, robots } = this.#ports;
    const { resumeSince, again } = this.#plan;
    const known = articles.pages.find(address);
    if (known && resumeSince !== null && known.checkedAt >= resumeSince) return this.#settle(known);
    if (!robots.allows(address)) {
      if (address === this.#plan.start) this.fail(address, "may not be read, says robots.txt");
      return this.#drop(address);
    }
    const isTrusted = known !== undefined && !again && articles.isIntact(known);
    const outcome = await this.#fetch(address, isTrusted ? known : null);
    this.#failuresInARow =
      outcome.kind === "problem" || outcome.kind === "busy" ? this.#failuresInARow + 1 : 0;
    if (outcome.kind === "page") return this.#read(address, outcome, isTrusted ? known : undefined);
    if (outcome.kind === "not-modified" && known) return this.#settle(known);
    if (outcome.kind === "redirect") return this.#redirect(address, outcome.to);
    if (outcome.kind === "gone") return this.#gone(address, outcome.status);
    this.fail(address, "problem" in outcome ? outcome.problem : "was answered with 304");
    if (known) articles.pages.save({ ...known, checkedAt: this.#ports.now() });
  }

  async #fetch(address: string, known: SitePage | null): Promise<FetchOutcome> {
    const { fetcher, pace, signal } = this.#ports;
    for (let tries = 1; ; tries += 1) {
      await pace.turn(signal);
      const outcome = await fetcher.fetch(address, known, signal);
      if (outcome.kind !== "busy" || tries === TRIES) return outcome;
      pace.hold(Math.min(LONGEST_HOLD, Math.max(1, outcome.waitSeconds)));
    }
  }

  /** A page that is as it was. */
  #settle(known: SitePage): void {
    this.tally.found += 1;
    this.tally[known.article === null ? "ignored" : "unchanged"] += 1;
    this.#follow(known.links);
    this.#ports.articles.pages.save({ ...known, checkedAt: this.#ports.now() });
  }

  #redirect(address: string, to: string): void {
    const { start, scope } = this.#plan;
    if (scope.holds(to)) this.queue.add([to]);
    else if (address === start) this.fail(address, `leads to another site: ${new URL(to).host}`);
    this.#drop(address);
  }

  #gone(address: string, status: number): void {
    if (address === this.#plan.start) this.fail(address, `was answered with ${status}`);
    this.#drop(address);
  }

  #drop(address: string): void {
    if (this.#ports.articles.drop(address)) this.tally.removed += 1;
  }

  #follow(links: string[]): void {
    if (this.#plan.followLinks) this.queue.add(links);
  }

  async #read(address: string, fetched: FetchedPage, known: SitePage | undefined): Promise<void> {
    const { articles, room, now } = this.#ports;
    const { body, etag, lastModified, encoding } = fetched;
    const bodyHash = createHash("sha256").update(body).digest("hex");
    if (known?.bodyHash === bodyHash) return this.#settle({ ...known, etag, lastModified });
    this.tally.found += 1;
    const name = readableName(address, fetched.mediaType);
    const page = { address, etag, lastModified, bodyHash, links: [] as string[], checkedAt: now() };
    if (!name) return this.#ignore(page);
    const reading = await room.read({ kind: "article", name, bytes: body, encoding, address });
    if (reading.kind === "sitemap") return this.#ignore(page);
    const facts = reading.kind === "article" ? reading.article.page : reading.page;
    if (facts?.refresh) {
      this.tally.found -= 1;
      return this.#redirect(address, facts.refresh);
    }
    page.links = facts?.links ?? [];
    this.#follow(page.links);
    if (!fetched.mayIndex || facts?.mayIndex === false) return this.#ignore(page);
    if (reading.kind === "problem") {
      this.fail(address, reading.problem);
      return;
    }
    const canonical = facts?.canonical ? normaliseAddress(facts.canonical) : null;
    if (canonical && this.#mustSeeFirst(address, canonical))
      return this.queue.postpone(address, canonical);
    const article = canonical && this.#isOtherSpelling(address, canonical) ? canonical : address;
    const kept = articles.keep({ ...page, article }, reading.article, body.length);
    this.tally[kept.outcome === "twin" ? "ignored" : kept.outcome] += 1;
    this.tally.passages += kept.passages;
  }

  #ignore(page: Parameters<SiteArticles["keepEmpty"]>[0]): void {
    this.tally.ignored += 1;
    if (this.#ports.articles.keepEmpty(page)) this.tally.removed += 1;
  }

  /** Where a page names another one as the original, the original comes first: if it says the same, it is the article. */
  #mustSeeFirst(address: string, canonical: string): boolean {
    const isOther = canonical !== address && this.#plan.scope.mayHoldPage(canonical);
    if (!isOther || this.queue.hasSeen(canonical) || this.#postponed.has(address)) return false;
    this.#postponed.add(address);
    this.tally.found -= 1;
    return true;
  }

  #isOtherSpelling(address: string, canonical: string): boolean {
    return isSamePage(address, canonical) && this.#plan.scope.holds(canonical);
  }
}
