import { afterEach, beforeEach, expect, test } from "vitest";
import { type Knowledge, openKnowledgeInMemory } from "../../knowledge/database.ts";
import { SourceStore } from "../../knowledge/sources.ts";
import { SiteServer } from "../../test/site-server.ts";
import { type CrawlOptions, crawlSite } from "./crawl-site.ts";

let site: SiteServer;
let knowledge: Knowledge;
let clock: number;
const now = () => (clock += 1);

beforeEach(async () => {
  site = new SiteServer();
  await site.start();
  knowledge = openKnowledgeInMemory();
  clock = 1_000_000;
});
afterEach(async () => {
  knowledge.close();
  await site.stop();
});

function crawl(path = "/", options: Partial<CrawlOptions> = {}) {
  return crawlSite(knowledge, {
    address: site.origin + path,
    collection: "default",
    now,
    allowPrivate: true,
    site: { secondsBetween: 0 },
    ...options,
  });
}

const paths = () =>
  knowledge
    .prepare<[], { path: string }>("SELECT path FROM article ORDER BY path")
    .all()
    .map(({ path }) => path.replace(site.origin, ""));
const count = (table: string) => knowledge.prepare(`SELECT count(*) FROM ${table}`).pluck().get();

test("a site is read along its links and nothing outside of it is asked for", async () => {
  const other = new SiteServer();
  const away = await other.start();
  site.html("/", `<p>Welcome to us.</p><a href="/a#top">a</a> <a href="${away}/x">x</a>`);
  site.html("/a", '<p>All about a.</p><a href="b?utm_source=mail">b</a><a href="/logo.png">l</a>');
  site.html("/b", '<p>All about b.</p><a href="/">home</a>');
  expect(await crawl()).toMatchObject({ added: 3, failed: 0, passages: 3 });
  expect(paths()).toEqual(["/", "/a", "/b"]);
  expect(site.paths()).toEqual(["/robots.txt", "/", "/a", "/b"]);
  expect(other.requests).toEqual([]);
  await other.stop();
});

test("robots.txt is respected, its delay included", async () => {
  site.pages.set("/robots.txt", {
    body: "User-agent: *\nDisallow: /private\nCrawl-delay: 0.3\n\nUser-agent: Other\nDisallow: /",
  });
  site.html("/", '<p>Welcome to us.</p><a href="/private/x">x</a><a href="/a">a</a>');
  site.html("/private/x", "<p>Nobody reads this.</p>");
  site.html("/a", "<p>All about a.</p>");
  expect(await crawl()).toMatchObject({ added: 2 });
  expect(site.paths()).not.toContain("/private/x");
  const [, home, a] = site.requests;
  expect((a?.at ?? 0) - (home?.at ?? 0)).toBeGreaterThan(280);
});

test("a site whose robots.txt cannot be had is left alone and its articles are kept", async () => {
  site.html("/", "<p>Welcome to us.</p>");
  await crawl();
  site.pages.set("/robots.txt", { status: 500 });
  const summary = await crawl();
  expect(summary).toMatchObject({ failed: 1, removed: 0 });
  expect(summary.errors[0]?.problem).toContain("was answered with 500");
  expect(paths()).toEqual(["/"]);
});

test("what has not changed is not sent again, what has changed is replaced", async () => {
  site.html("/", '<p>Welcome.</p><a href="/a">a</a><a href="/b">b</a>', { etag: '"1"' });
  site.html("/a", "<p>The old zebra.</p>", { etag: '"a1"' });
  site.html("/b", "<p>No tag here.</p><i data-nonce=1></i>");
  await crawl();
  site.html("/a", "<p>The new lion.</p>", { etag: '"a2"' });
  site.html("/b", "<p>No tag here.</p><i data-nonce=2></i>");
  site.requests.length = 0;
  expect(await crawl()).toMatchObject({ added: 0, updated: 1, unchanged: 2, passages: 1 });
  expect(site.requests.find(({ path }) => path === "/")?.headers["if-none-match"]).toBe('"1"');
  expect(count("passage")).toBe(3);
  expect(await crawl()).toMatchObject({ updated: 0, unchanged: 3 });
});

test("a page that is gone takes its passages along, a site that is ill takes nothing", async () => {
  site.html("/", '<p>Welcome.</p><a href="/a">a</a>');
  site.html("/a", "<p>All about a.</p>");
  await crawl();
  site.pages.set("/a", { status: 502 });
  expect(await crawl()).toMatchObject({ removed: 0, failed: 1 });
  site.html("/", "<p>Welcome.</p>");
  site.pages.delete("/a");
  expect(await crawl()).toMatchObject({ removed: 1 });
  expect({ paths: paths(), passages: count("passage"), index: count("passage_index") }).toEqual({
    paths: ["/"],
    passages: 1,
    index: 1,
  });
  site.pages.clear();
  expect(await crawl()).toMatchObject({ removed: 1, failed: 1 });
});

test("redirects are followed inside the site and never out of it", async () => {
  site.pages.set("/", { status: 301, headers: { location: "/home" } });
  site.html("/home", '<p>Welcome.</p><a href="/out">o</a><a href="/loop">l</a>');
  site.pages.set("/out", { status: 302, headers: { location: "http://169.254.169.254/" } });
  site.pages.set("/loop", { status: 302, headers: { location: "/loop" } });
  expect(await crawl()).toMatchObject({ added: 1, failed: 0 });
  expect(paths()).toEqual(["/home"]);
  site.pages.set("/", { status: 301, headers: { location: "https://elsewhere.example/" } });
  expect((await crawl()).errors[0]?.problem).toBe("leads to another site: elsewhere.example");
});

test("a page that sends its reader on at once is a redirect, one that shows itself anew is read", async () => {
  const refresh = (content: string) => `<meta http-equiv="Refresh" content="${content}">`;
  site.html("/", refresh("0; url='/en/'"));
  site.html("/en/", `<p>Welcome.</p><a href="/news">n</a><a href="/out">o</a>`);
  site.html("/news", `${refresh("300")}<p>The news.</p>`);
  site.html("/out", refresh("1;URL=http://169.254.169.254/"));
  expect(await crawl()).toMatchObject({ added: 2, failed: 0 });
  expect(paths()).toEqual(["/en/", "/news"]);
});

test("a site that is busy until a certain time is asked again then", async () => {
  const until = new Date(Date.now() - 1000).toUTCString();
  site.pages.set("/", { status: 503, headers: { "retry-after": until } });
  const crawled = crawl();
  await expect.poll(() => site.paths().filter((path) => path === "/").length).toBe(1);
  site.html("/", "<p>Welcome.</p>");
  expect(await crawled).toMatchObject({ added: 1, failed: 0 });
});

test("pages that say the same are one article, named by its canonical address", async () => {
  site.html("/", '<p>Welcome.</p><a href="/print/a">p</a><a href="/list?sort=up">s</a>');
  site.html("/print/a", '<link rel="canonical" href="/a"><p>All about a.</p>');
  site.html("/a", '<link rel="canonical" href="/a"><p>All about a.</p>');
  site.html("/list?sort=up", '<link rel="canonical" href="/list"><p>Long list.</p>');
  site.html("/list", '<link rel="canonical" href="/list"><p>List.</p>');
  await crawl();
  expect(paths()).toEqual(["/", "/a", "/list"]);
  expect(await crawl()).toMatchObject({ added: 0, updated: 0, removed: 0 });
});

test("a sitemap is read instead of links, and sitemaps of sitemaps", async () => {
  const map = (kind: string, entry: string, ...addresses: string[]) =>
    `<?xml version="1.0"?><${kind}>${addresses.map((one) => `<${entry}><loc>${site.origin}${one}</loc></${entry}>`).join("")}</${kind}>`;
  site.pages.set("/sitemap.xml", { body: map("sitemapindex", "sitemap", "/1.xml") });
  site.pages.set("/1.xml", { body: map("urlset", "url", "/a", "/b") });
  site.html("/a", '<p>All about a.</p><a href="/unlisted">u</a>');
  site.html("/b", "<p>All about b.</p>");
  expect(await crawl("/sitemap.xml")).toMatchObject({ added: 2, failed: 0 });
  expect(site.paths()).not.toContain("/unlisted");
});

test("pages that ask not to be indexed are followed and not read", async () => {
  site.html("/", '<meta name="robots" content="noindex"><p>Menu.</p><a href="/a">a</a>');
  site.html("/a", "<p>All about a.</p>");
  await crawl();
  expect(paths()).toEqual(["/a"]);
});

test("a run that was stopped goes on where it was", async () => {
  site.html("/", '<p>Welcome.</p><a href="/a">a</a><a href="/b">b</a>');
  site.html("/a", "<p>All about a.</p>");
  site.html("/b", "<p>All about b.</p>");
  const stop = new AbortController();
  await crawl("/", { signal: stop.signal, onProgress: (done) => done === 2 && stop.abort() });
  expect(paths()).toEqual(["/", "/a"]);
  site.requests.length = 0;
  expect(await crawl()).toMatchObject({ added: 1 });
  expect(site.paths()).toEqual(["/robots.txt", "/b"]);
});

test("the number of pages is limited, and it is said so", async () => {
  site.html("/", '<p>Welcome.</p><a href="/a">a</a><a href="/b">b</a>');
  site.html("/a", "<p>All about a.</p>");
  site.html("/b", "<p>All about b.</p>");
  const summary = await crawl("/", { site: { secondsBetween: 0, maxPages: 2 } });
  expect(summary).toMatchObject({ added: 2, failed: 1 });
  expect(summary.errors[0]?.problem).toContain("more than 2 pages");
});

test("without leave no private address is asked for anything", async () => {
  site.html("/", "<p>Secret.</p>");
  const summary = await crawl("/", { allowPrivate: false });
  expect(summary).toMatchObject({ added: 0, failed: 1 });
  expect(summary.errors[0]?.problem).toContain("uses a port other than 80 and 443");
  expect(site.requests).toEqual([]);
});

test("the source tells where it stands and when it is read again", async () => {
  site.html("/", "<p>Welcome.</p>");
  await crawl("/", { everyMinutes: 60 });
  const [source] = new SourceStore(knowledge, now).list();
  expect(source).toMatchObject({ kind: "site", state: "done", articles: 1, everyMinutes: 60 });
  expect((source?.nextAt ?? 0) - (source?.endedAt ?? 0)).toBe(3_600_000);
});
