import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { pino } from "pino";
import { ArticleStore } from "../knowledge/articles.ts";
import { type Knowledge, openKnowledgeInMemory } from "../knowledge/database.ts";
import { SourceStore } from "../knowledge/sources.ts";
import { SiteServer } from "../test/site-server.ts";
import { FolderWatch, parseWatchedFolders } from "./folder-watch.ts";
import { ingestText } from "./ingest-text.ts";
import { crawlSite } from "./site/crawl-site.ts";
import { SourceSchedule } from "./source-schedule.ts";

const log = pino({ level: "silent" });
const { signal } = new AbortController();
const HOUR = 3_600_000;

let knowledge: Knowledge;
let clock: number;
const now = () => (clock += 1);
beforeEach(() => {
  knowledge = openKnowledgeInMemory();
  clock = 1_000_000;
});
afterEach(() => void knowledge.close());

const titles = () => knowledge.prepare("SELECT title FROM article ORDER BY title").pluck().all();

test("a watched folder is read when something in it changes, and only then", async () => {
  const folder = mkdtempSync(join(tmpdir(), "lobby-watch-"));
  writeFileSync(join(folder, "a.md"), "# One\n\nText.");
  const watch = new FolderWatch({
    knowledge,
    folders: [{ collection: "sales", folder }],
    log,
    now,
  });
  expect(await watch.lookOnce(signal)).toBe(1);
  expect(await watch.lookOnce(signal)).toBe(0);
  writeFileSync(join(folder, "a.md"), "# Two\n\nOther text.");
  writeFileSync(join(folder, "b.md"), "# Three\n\nText.");
  expect(await watch.lookOnce(signal)).toBe(1);
  expect(titles()).toEqual(["Three", "Two"]);
  rmSync(join(folder, "b.md"));
  await watch.lookOnce(signal);
  expect(titles()).toEqual(["Two"]);
  rmSync(folder, { recursive: true });
});

test("the setting names folders, each with its collection if need be", () => {
  expect(parseWatchedFolders(" sales=/srv/sales, /srv/help ,")).toEqual([
    { collection: "sales", folder: "/srv/sales" },
    { collection: "default", folder: "/srv/help" },
  ]);
});

test("a site is read again when its time has come, and by one worker", async () => {
  const site = new SiteServer();
  const address = await site.start();
  site.html("/", "<h1>Old</h1><p>Text.</p>");
  const crawl = { address, collection: "default", now, allowPrivate: true, everyMinutes: 60 };
  await crawlSite(knowledge, { ...crawl, site: { secondsBetween: 0 } });
  site.html("/", "<h1>New</h1><p>Text.</p>");
  const schedule = new SourceSchedule({ knowledge, log, now, allowPrivate: true });
  expect(await schedule.refreshNext(signal)).toBe(false);
  clock += HOUR;
  const both = await Promise.all([schedule.refreshNext(signal), schedule.refreshNext(signal)]);
  expect(both).toEqual([true, false]);
  expect(titles()).toEqual(["New"]);
  expect(await schedule.refreshNext(signal)).toBe(false);
  await site.stop();
});

test("a text becomes an article, replaces the one of its title, and goes with its source", async () => {
  const text = { title: "Sundays", collection: "default", now };
  expect(await ingestText(knowledge, { ...text, text: "We are closed." })).toMatchObject({
    added: 1,
  });
  const changed = { ...text, text: "1. Ring the bell.\n2. Wait." };
  expect(await ingestText(knowledge, changed)).toMatchObject({ updated: 1, passages: 1 });
  const sources = new SourceStore(knowledge, now);
  const [source] = sources.list();
  expect(source).toMatchObject({ kind: "text", location: "text:Sundays", articles: 1 });
  if (source) sources.remove(source, new ArticleStore(knowledge, now));
  const left = knowledge.prepare("SELECT count(*) FROM passage_index").pluck().get();
  expect({ titles: titles(), left }).toEqual({ titles: [], left: 0 });
});

test("a reading that died is gone on with, and one that is alive is left to its worker", async () => {
  const folder = mkdtempSync(join(tmpdir(), "lobby-died-"));
  writeFileSync(join(folder, "a.md"), "# One\n\nText.");
  new SourceStore(knowledge, now).begin({
    collection: "default",
    kind: "folder",
    location: folder,
  });
  const schedule = new SourceSchedule({ knowledge, log, now, allowPrivate: false });
  expect(await schedule.refreshNext(signal)).toBe(false);
  clock += 60_000;
  expect(await schedule.refreshNext(signal)).toBe(true);
  expect(titles()).toEqual(["One"]);
  rmSync(folder, { recursive: true });
});

test("a worker that is told to stop leaves its reading for the next one", async () => {
  const folder = mkdtempSync(join(tmpdir(), "lobby-stopped-"));
  writeFileSync(join(folder, "a.md"), "# One\n\nText.");
  const sources = new SourceStore(knowledge, now);
  sources.plan({ collection: "default", kind: "folder", location: folder });
  const schedule = new SourceSchedule({ knowledge, log, now, allowPrivate: false });
  expect(await schedule.refreshNext(AbortSignal.abort())).toBe(true);
  expect(titles()).toEqual([]);
  expect(await schedule.refreshNext(signal)).toBe(true);
  expect(titles()).toEqual(["One"]);
  expect(await schedule.refreshNext(signal)).toBe(false);
  rmSync(folder, { recursive: true });
});

test("a folder that is gone is told as failed, once, and its articles stay", async () => {
  const folder = mkdtempSync(join(tmpdir(), "lobby-gone-"));
  writeFileSync(join(folder, "a.md"), "# One\n\nText.");
  const sources = new SourceStore(knowledge, now);
  sources.plan({ collection: "default", kind: "folder", location: folder });
  const schedule = new SourceSchedule({ knowledge, log, now, allowPrivate: false });
  await schedule.refreshNext(signal);
  rmSync(folder, { recursive: true });
  const [source] = sources.list();
  sources.want(source?.id ?? "");
  expect(await schedule.refreshNext(signal)).toBe(true);
  expect(sources.list()).toMatchObject([
    { state: "failed", errors: [{ problem: "does not exist" }] },
  ]);
  expect(titles()).toEqual(["One"]);
  expect(await schedule.refreshNext(signal)).toBe(false);
});
