import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, expect, test } from "vitest";
import { aYamlBomb, pdfFiles, wordFiles } from "../../test/hostile-files.ts";
import { ReaderPool } from "./reader-pool.ts";

const MEGABYTE = 1024 * 1024;

let pool: ReaderPool;
beforeAll(() => {
  pool = new ReaderPool({ milliseconds: 50_000, memory: 400 * MEGABYTE }, 1);
});
afterAll(() => pool.close());

/** What became of a file: its text, or what is wrong with it. */
async function outcome(name: string, made: string | Uint8Array | Promise<Uint8Array>) {
  const content = await made;
  const bytes = typeof content === "string" ? Buffer.from(content) : content;
  const reading = await pool.read({ kind: "article", name, bytes, encoding: null, address: null });
  if (reading.kind === "problem") return reading.problem;
  if (reading.kind !== "article") return reading.kind;
  const { passages } = reading.article;
  expect(Math.max(...passages.map(({ text }) => text.length))).toBeLessThanOrEqual(1400);
  return `${passages.length} of ${passages[0]?.text.slice(0, 20)}`;
}

const NESTED = /nested more than 2000 levels deep/;
const TOO_MUCH = /needs more than 400 MB of memory to read, or breaks the reader/;

test.each([
  ["tags nested a million deep", "a.html", () => "<div>".repeat(1_000_000), NESTED],
  ["lists nested without end", "a.html", () => "<ul><li>".repeat(200_000), NESTED],
  ["tables nested without end", "a.html", () => "<table><tr><td>".repeat(100_000), NESTED],
  [
    "a tag of a million attributes",
    "a.html",
    () => `<p ${"a=b ".repeat(1_000_000)}>Text.</p>`,
    /^1 of Text/,
  ],
  ["a comment that never ends", "a.html", () => `<!--${"-".repeat(3_000_000)}`, /holds no text/],
  ["a page of one endless line", "a.html", () => `<p>${"a".repeat(3_000_000)}`, /^\d+ of aaaa/],
  ["one endless line", "a.txt", () => "a".repeat(3_000_000), /^\d+ of aaaa/],
  ["one endless line of words", "a.md", () => "word ".repeat(300_000), /^\d+ of word/],
  ["brackets that are never closed", "a.md", () => "[".repeat(100_000), /^\d+ of \[/],
  ["links in links in links", "a.md", () => "[a](".repeat(50_000), /^\d+ of/],
  ["quotes of quotes of quotes", "a.md", () => `${">".repeat(200_000)}Text.`, /^1 of/],
  ["front matter of a billion words", "a.md", aYamlBomb, /^1 of Text/],
  [
    "a cell without end",
    "a.csv",
    () => `question,answer\nhow?,${"a".repeat(3_000_000)}`,
    /exceed the maximum/,
  ],
  [
    "a quote that is never closed",
    "a.csv",
    () => `a,b\n"${"x,".repeat(1_000_000)}`,
    /^\d+ of a \/ b/,
  ],
  ["entities of entities", "a.docx", wordFiles.laughs, /entity not found/],
  ["an entity that names a file", "a.docx", wordFiles.secrets, /entity not found/],
  ["parts nested without end", "a.docx", wordFiles.nested, /cannot be understood as Word/],
  ["more parts than a document has", "a.docx", wordFiles.parts, /more than 5000 parts/],
  ["pages that contain themselves", "a.pdf", pdfFiles.loop, /pictures without text/],
  ["more pages than there are", "a.pdf", pdfFiles.claimsMany, /^1 of Hello there/],
  ["one page a hundred thousand times", "a.pdf", pdfFiles.samePage, /circular reference/],
  ["arrays nested without end", "a.pdf", pdfFiles.nested, /Invalid PDF structure/],
  ["a script that never ends", "a.pdf", pdfFiles.script, /^1 of Hello there/],
  ["a form that draws itself", "a.pdf", pdfFiles.form, /pictures without text/],
  ["a page that unpacks to far more", "a.pdf", () => pdfFiles.bomb(600), TOO_MUCH],
  ["an archive by another name", "a.html", () => gzipSync("text"), /gzip archive, not text/],
  ["zeros", "a.txt", () => new Uint8Array(1_000_000), /binary file, not text/],
] as const)("%s: the file is read or refused in one sentence", async (_, name, make, expected) => {
  expect(await outcome(name, make())).toMatch(expected);
});

test("after all of that the reader still reads", async () => {
  expect(await outcome("a.md", "# Title\n\nText.")).toBe("1 of Text.");
});
