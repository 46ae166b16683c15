import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type Knowledge, openKnowledgeInMemory } from "../knowledge/database.ts";
import { ingestFiles } from "./ingest-files.ts";

let folder: string;
let knowledge: Knowledge;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "lobby-odd-"));
  knowledge = openKnowledgeInMemory();
});
afterEach(() => {
  knowledge.close();
  rmSync(folder, { recursive: true });
});

function write(path: string | Buffer, content: string | Uint8Array): void {
  const file = Buffer.concat([Buffer.from(`${folder}/`), Buffer.from(path)]);
  mkdirSync(dirname(file.toString()), { recursive: true });
  writeFileSync(file, content);
}

const ingest = () =>
  ingestFiles(knowledge, { targets: [folder], collection: "default", now: () => 1_000 });
const paths = () => knowledge.prepare("SELECT path FROM article ORDER BY path").pluck().all();
const texts = () =>
  knowledge
    .prepare("SELECT path, text FROM passage JOIN article ON article.id = article ORDER BY path")
    .raw()
    .all();

test("a thousand tiny files are a thousand articles, and unchanged the next time", async () => {
  for (let index = 0; index < 1000; index += 1)
    write(`${index % 20}/${index}.md`, `# Note ${index}\n\nIt is about zebra ${index}.`);
  expect(await ingest()).toMatchObject({ added: 1000, passages: 1000, failed: 0 });
  expect(await ingest()).toMatchObject({ added: 0, unchanged: 1000, passages: 0 });
});

test("files with odd names are read under their names, and a name that is no text is reported", async () => {
  const names = [
    "a\nb.md",
    "ü ñ 好.md",
    "%2e%2e.md",
    "'; DROP TABLE article; --.md",
    `${"n".repeat(250)}.md`,
  ];
  for (const name of names) write(name, "Some text.");
  write(Buffer.from([0xff, 0xfe, 0x2e, 0x6d, 0x64]), "Some text.");
  const summary = await ingest();
  expect(summary).toMatchObject({ added: names.length, failed: 1 });
  expect(paths()).toEqual(names.toSorted());
});

test("links that lead in circles, out and back are followed once", async () => {
  write("a/one.md", "First text.");
  write("b/two.md", "Second text.");
  symlinkSync(join(folder, "a"), join(folder, "b/to-a"));
  symlinkSync(join(folder, "b"), join(folder, "a/to-b"));
  symlinkSync(join(folder, "self"), join(folder, "self"));
  symlinkSync("..", join(folder, "a/up"));
  const summary = await ingest();
  expect(summary).toMatchObject({ added: 2 });
  expect(summary.errors).toEqual([{ path: "self", problem: "cannot be read (ELOOP)" }]);
});

test("a file is read once although a link leads to it, and by the link where it is hidden or elsewhere", async () => {
  write("one.md", "First text.");
  symlinkSync("one.md", join(folder, "again.md"));
  write("..data/two.md", "Second text.");
  symlinkSync("..data/two.md", join(folder, "two.md"));
  write("~$one.docx", "Somebody has it open.");
  expect(await ingest()).toMatchObject({ added: 2, failed: 0 });
  expect(paths()).toEqual(["one.md", "two.md"]);
});

test("a folder nested deeper than a path may be long is read as far as it goes", async () => {
  let below = "";
  for (let depth = 0; depth < 15; depth += 1) below += `${"d".repeat(200)}/`;
  write(`${below}deep.md`, "Deep text.");
  expect(await ingest()).toMatchObject({ added: 1, failed: 0 });
});

test("texts of all encodings are read", async () => {
  const german = "Die Praxis öffnet früh und schließt spät, außer an Feiertagen.";
  const utf16 = Buffer.from(`\uFEFF${german}`, "utf16le");
  write("1.txt", german);
  write("2.txt", Buffer.from(`\uFEFF${german}`));
  write("3.txt", utf16);
  write("4.txt", Buffer.from(utf16).swap16());
  write("5.txt", Buffer.from(german, "latin1"));
  await ingest();
  expect(texts()).toEqual(["1", "2", "3", "4", "5"].map((name) => [`${name}.txt`, german]));
});
