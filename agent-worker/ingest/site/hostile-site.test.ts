import { afterEach, beforeEach, expect, test } from "vitest";
import { type Knowledge, openKnowledgeInMemory } from "../../knowledge/database.ts";
import { type Reply, SystemServer } from "../../test/system-server.ts";
import { SiteScope } from "./address.ts";
import { CrawlQueue } from "./crawl-queue.ts";
import { crawlSite } from "./crawl-site.ts";
import { PageFetcher } from "./fetch-page.ts";

let server: SystemServer;
let origin: string;
let knowledge: Knowledge;
let clock = 1_000_000;

beforeEach(async () => {
  server = new SystemServer();
  origin = await server.start();
  knowledge = openKnowledgeInMemory();
});
afterEach(async () => {
  knowledge.close();
  await server.stop();
});

const page = (body: string): string => `<html><title>Page</title><body>${body}</body></html>`;
const html =
  (make: (path: string) => string): Reply =>
  (response, { path }) => {
    if (path === "/robots.txt") return void response.writeHead(404).end();
    return void response.writeHead(200, { "content-type": "text/html" }).end(page(make(path)));
  };

const crawl = (maxPages: number) =>
  crawlSite(knowledge, {
    address: `${origin}/`,
    collection: "default",
    now: () => (clock += 1),
    allowPrivate: true,
    site: { secondsBetween: 0, maxPages },
  });

test("a calendar without end is read up to the limit of pages, and it is said so", async () => {
  server.replyWith(
    html((path) => {
      const month = Number(/\d+/.exec(path)?.[0] ?? 0);
      const links = Array.from({ length: 40 }, (_, day) => `<a href="/m/${month + 1 + day}">d</a>`);
      return `<p>Month ${month}.</p>${links.join("")}`;
    }),
  );
  const summary = await crawl(25);
  expect(summary).toMatchObject({ found: 25, added: 25, failed: 1 });
  expect(summary.errors[0]?.problem).toBe("has more than 25 pages; the rest was not read");
  expect(server.requests).toHaveLength(26);
});

test("redirects that lead on and on end with the limit of pages", async () => {
  server.replyWith((response, { path }) => {
    const step = Number(/\d+/.exec(path)?.[0] ?? 0);
    if (path === "/robots.txt") response.writeHead(404).end();
    else response.writeHead(302, { location: `/${step + 1}` }).end();
  });
  expect(await crawl(20)).toMatchObject({ found: 0, added: 0 });
  expect(server.requests.length).toBeLessThanOrEqual(22);
});

test("a site that fails again and again is left alone before all of it was tried", async () => {
  server.replyWith((response, request) => {
    const links = Array.from({ length: 100 }, (_, at) => `<a href="/${at}">a</a>`).join("");
    if (/^\/\d/.test(request.path)) response.destroy();
    else html(() => `<p>Start.</p>${links}`)(response, request);
  });
  expect(await crawl(1000)).toMatchObject({ added: 1, failed: 10 });
});

test("a page with more links than anybody follows costs no memory for them", async () => {
  const scope = new SiteScope("https://a.example/", { onlyBelow: false });
  const queue = new CrawlQueue(scope, 1000);
  queue.add(Array.from({ length: 5000 }, (_, index) => `https://a.example/${index}`));
  expect(queue.length).toBe(1000);
});

test.each([
  ["a page that comes drop by drop", true],
  ["a server that takes the request and says nothing", false],
])("%s is given up when its time is over", async (_, drips) => {
  let drops = 0;
  server.replyWith((response) => {
    if (!drips) return;
    response.writeHead(200, { "content-type": "text/html" });
    const drop = setInterval(() => response.write(`<p>${(drops += 1)}`), 10);
    response.once("close", () => clearInterval(drop));
  });
  const fetcher = new PageFetcher({ allowPrivate: true, timeLimit: 400 });
  expect(await fetcher.fetch(origin, null)).toEqual({
    kind: "problem",
    problem: "did not answer in 0.4 s",
  });
  await fetcher.close();
});

test("a page without end is refused when it is larger than a page is", async () => {
  server.replyWith((response) => {
    response.writeHead(200, { "content-type": "text/html" });
    const pour = () => response.writable && response.write("x".repeat(1_000_000), pour);
    response.on("error", () => undefined);
    pour();
  });
  const fetcher = new PageFetcher({ allowPrivate: true });
  expect(await fetcher.fetch(origin, null)).toEqual({
    kind: "problem",
    problem: "is larger than 20 MB",
  });
  await fetcher.close();
});

test("a name that leads elsewhere the second time is looked at again for every connection", async () => {
  let asked = 0;
  const fetcher = new PageFetcher({
    allowPrivate: false,
    resolve: (_, __, done) => {
      asked += 1;
      done(null, [{ address: asked === 1 ? "10.0.0.1" : "127.0.0.1", family: 4 }]);
    },
  });
  for (const time of [1, 2]) {
    const outcome = await fetcher.fetch("http://rebound.example/", null);
    expect(outcome).toMatchObject({ problem: expect.stringContaining("private address") });
    expect(asked).toBe(time);
  }
  expect(server.requests).toEqual([]);
  await fetcher.close();
});
