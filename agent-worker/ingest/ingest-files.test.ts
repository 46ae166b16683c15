import { execFileSync } from "node:child_process";
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type Knowledge, openKnowledgeInMemory } from "../knowledge/database.ts";
import { ingestFiles } from "./ingest-files.ts";

let folder: string;
let knowledge: Knowledge;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "lobby-ingest-"));
  knowledge = openKnowledgeInMemory();
});
afterEach(() => {
  knowledge.close();
  rmSync(folder, { recursive: true });
});

function write(path: string, content: string | Uint8Array): void {
  const file = join(folder, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content);
}

function ingest(...targets: string[]) {
  const given = targets.length > 0 ? targets : [folder];
  return ingestFiles(knowledge, { targets: given, collection: "default", now: () => 1_000 });
}

const paths = () => knowledge.prepare("SELECT path FROM article ORDER BY path").pluck().all();
const count = (table: string) => knowledge.prepare(`SELECT count(*) FROM ${table}`).pluck().get();
const matches = (word: string) =>
  knowledge
    .prepare("SELECT count(*) FROM passage_index WHERE passage_index MATCH ?")
    .pluck()
    .get(word);

test("an article is named by its path below the folder given, or by the name of the file given", async () => {
  write("guides/hours.md", "# Hours\n\nOpen at eight.");
  await ingest();
  expect(paths()).toEqual(["guides/hours.md"]);
  await ingest(join(folder, "guides/hours.md"));
  expect(paths()).toEqual(["guides/hours.md", "hours.md"]);
});

test("files of one name in two folders are two articles, in one run or in two", async () => {
  write("en/fees.md", "# Fees\n\nA visit costs ten zebras.");
  write("de/fees.md", "# Preise\n\nEin Besuch kostet zehn Löwen.");
  const [en, de] = [join(folder, "en"), join(folder, "de")];
  await ingest(en, de);
  const names = ["de/fees.md", "fees.md"];
  expect(paths()).toEqual(names);
  expect(await ingest(de)).toMatchObject({ unchanged: 1, removed: 0 });
  expect(await ingest(en)).toMatchObject({ unchanged: 1, removed: 0 });
  expect({ paths: paths(), en: matches("zebras"), de: matches("lowen") }).toEqual({
    paths: names,
    en: 1,
    de: 1,
  });
  write("en/more.csv", "question,answer\nHow?,So.\n");
  write("de/more.csv", "question,answer\nWie?,So.\n");
  await ingest(join(en, "more.csv"));
  await ingest(join(de, "more.csv"));
  expect(paths()).toEqual(["de/fees.md", "de/more.csv", "fees.md", "more.csv"]);
});

test("a folder that has moved keeps its articles, and what is gone from it goes", async () => {
  write("build-1/a.md", "# A\n\nFirst text.");
  write("build-1/b.md", "# B\n\nSecond text.");
  await ingest(join(folder, "build-1"));
  renameSync(join(folder, "build-1"), join(folder, "build-2"));
  expect(await ingest(join(folder, "build-2"))).toMatchObject({ unchanged: 2, added: 0 });
  rmSync(join(folder, "build-2/a.md"));
  expect(await ingest(join(folder, "build-2"))).toMatchObject({ unchanged: 1, removed: 1 });
  expect(paths()).toEqual(["b.md"]);
});

test("unchanged files are skipped, changed ones replaced without a passage left behind", async () => {
  write("a.md", "# A\n\nThe old zebra.\n\n## B\n\nMore.");
  expect(await ingest()).toMatchObject({ added: 1, passages: 2 });
  expect(await ingest()).toMatchObject({ added: 0, unchanged: 1, passages: 0 });
  write("a.md", "# A\n\nThe new lion.");
  expect(await ingest()).toMatchObject({ updated: 1, passages: 1 });
  expect({ passages: count("passage"), old: matches("zebra"), fresh: matches("lion") }).toEqual({
    passages: 1,
    old: 0,
    fresh: 1,
  });
  expect(knowledge.prepare("SELECT version FROM article").pluck().get()).toBe(2);
});

test("a file that is gone from the folder takes its article along", async () => {
  write("a.md", "Kept text.");
  write("b.md", "Vanishing text.");
  await ingest();
  rmSync(join(folder, "b.md"));
  expect(await ingest()).toMatchObject({ removed: 1, unchanged: 1 });
  expect({ paths: paths(), found: matches("vanishing") }).toEqual({ paths: ["a.md"], found: 0 });
});

test("an emptied folder removes nothing", async () => {
  write("a.md", "Kept text.");
  await ingest();
  rmSync(join(folder, "a.md"));
  expect(await ingest()).toMatchObject({ found: 0, removed: 0 });
  expect(paths()).toEqual(["a.md"]);
});

test("broken files are reported with their reason and never stop the rest", async () => {
  write("good.md", "Good text.");
  write("binary.md", Uint8Array.of(0, 1, 2, 3, 0, 255));
  write("empty.txt", "");
  write("large.txt", Buffer.alloc(20 * 1024 * 1024 + 1, "a"));
  write("picture.png", "x");
  execFileSync("mkfifo", [join(folder, "pipe.md")]);
  symlinkSync(join(folder, "nowhere"), join(folder, "dangling.md"));
  symlinkSync(folder, join(folder, "loop"));
  const summary = await ingest(folder, join(folder, "missing.md"));
  expect(summary).toMatchObject({ added: 1, failed: 6, ignored: 1 });
  expect(Object.fromEntries(summary.errors.map(({ path, problem }) => [path, problem]))).toEqual({
    "binary.md": "is a binary file, not text",
    "dangling.md": "does not exist",
    "empty.txt": "holds no text",
    "large.txt": "is larger than 20 MB",
    [join(folder, "missing.md")]: "does not exist",
    "pipe.md": "is neither a file nor a folder",
  });
});

test.skipIf(process.getuid?.() === 0)(
  "an unreadable folder is reported and its articles are kept",
  async () => {
    write("a.md", "Text.");
    write("closed/b.md", "Text.");
    await ingest();
    chmodSync(join(folder, "closed"), 0);
    expect(await ingest()).toMatchObject({ unchanged: 1, removed: 0, failed: 1 });
    chmodSync(join(folder, "closed"), 0o700);
  },
);
