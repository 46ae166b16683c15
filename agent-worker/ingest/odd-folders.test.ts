import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type Knowledge, openKnowledgeInMemory } from "../knowledge/database.ts";
import { findFiles } from "./find-files.ts";
import { ingestFiles } from "./ingest-files.ts";
import { readFound } from "./read-found.ts";

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

describe("a link that leads out of the folder is reported and brings nothing in", () => {
  const problem = "is a link that leads out of the folder";
  let elsewhere: string;
  beforeEach(() => {
    elsewhere = mkdtempSync(join(tmpdir(), "lobby-elsewhere-"));
    writeFileSync(join(elsewhere, "secret.txt"), "A secret text.");
  });
  afterEach(() => rmSync(elsewhere, { recursive: true }));

  test("to a file, to a folder, by way of another link, and by a folder whose name begins alike", async () => {
    write("one.md", "First text.");
    symlinkSync(join(elsewhere, "secret.txt"), join(folder, "file.txt"));
    symlinkSync(elsewhere, join(folder, "linked"));
    symlinkSync("file.txt", join(folder, "link-to-link.txt"));
    symlinkSync("linked/secret.txt", join(folder, "through.txt"));
    mkdirSync(`${folder}-too`);
    writeFileSync(`${folder}-too/near.md`, "A neighbour's text.");
    symlinkSync(`${folder}-too/near.md`, join(folder, "near.md"));
    const summary = await ingest();
    rmSync(`${folder}-too`, { recursive: true });
    expect(paths()).toEqual(["one.md"]);
    const led = ["file.txt", "link-to-link.txt", "linked", "near.md", "through.txt"];
    expect(summary.errors).toEqual(led.map((path) => ({ path, problem })));
  });

  test("what it brought in before is removed, also from a folder that holds nothing else", async () => {
    write("linked/secret.txt", "A secret text.");
    write("file.txt", "A secret text.");
    await ingest();
    rmSync(join(folder, "linked"), { recursive: true });
    rmSync(join(folder, "file.txt"));
    symlinkSync(elsewhere, join(folder, "linked"));
    symlinkSync(join(elsewhere, "secret.txt"), join(folder, "file.txt"));
    expect(await ingest()).toMatchObject({ removed: 2, failed: 2 });
    expect(paths()).toEqual([]);
  });

  test("the other files of the folder come and go as ever", async () => {
    write("one.md", "First text.");
    write("two.md", "Second text.");
    symlinkSync(join(elsewhere, "secret.txt"), join(folder, "file.txt"));
    await ingest();
    rmSync(join(folder, "two.md"));
    expect(await ingest()).toMatchObject({ removed: 1, unchanged: 1, failed: 1 });
  });

  test("a file or folder that is named itself may be a link to anywhere", async () => {
    symlinkSync(elsewhere, join(folder, "linked"));
    symlinkSync(join(elsewhere, "secret.txt"), join(folder, "file.txt"));
    const targets = [join(folder, "linked"), join(folder, "file.txt")];
    const options = { targets, collection: "default", now: () => 1_000 };
    expect(await ingestFiles(knowledge, options)).toMatchObject({ added: 2, failed: 0 });
    expect(paths()).toEqual(["file.txt", "secret.txt"]);
  });

  test("a link put in a file's place after it was found is not read", async () => {
    for (const content of ["Some text.", "Some text.\n".repeat(100_000)]) {
      write("one.md", content);
      const [found] = findFiles([folder]).files;
      if (!found) throw new Error("not found");
      rmSync(found.file);
      symlinkSync(join(elsewhere, "secret.txt"), found.file);
      expect(await readFound(found, 1e9)).toEqual({ problem });
      rmSync(found.file);
    }
  });

  test("nor is one put in the place of the folder it was found in", async () => {
    write("below/secret.txt", "Some text.");
    const [found] = findFiles([folder]).files;
    if (!found) throw new Error("not found");
    rmSync(join(folder, "below"), { recursive: true });
    symlinkSync(elsewhere, join(folder, "below"));
    expect(await readFound(found, 1e9)).toEqual({ problem });
  });
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
