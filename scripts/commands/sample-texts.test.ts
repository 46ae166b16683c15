import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { MESSAGE_LINE } from "./message-line.ts";
import { sampleTexts } from "./sample-texts.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "lobby-sample-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

function aBatch(lines: string[]): string {
  const file = join(folder, "messages.jsonl");
  writeFileSync(file, lines.join("\n"));
  return file;
}

const aLine = (id: number) => JSON.stringify({ id, text: `message ${id}` });

test("all texts of a short batch are taken, but for the lines that cannot be read", async () => {
  const file = aBatch([aLine(1), "", "no json", '{"id": 3}', aLine(4)]);
  expect(await sampleTexts(file, MESSAGE_LINE)).toEqual(["message 1", "message 4"]);
});

test("of a long batch some are taken from all over it, fewer than twice as many as asked for", async () => {
  const file = aBatch(Array.from({ length: 1000 }, (_, id) => aLine(id)));
  const texts = await sampleTexts(file, MESSAGE_LINE, 20);
  expect(texts.length).toBeGreaterThanOrEqual(20);
  expect(texts.length).toBeLessThan(40);
  const places = texts.map((text) => Number(text.split(" ")[1]));
  const gaps = places.slice(1).map((place, index) => place - (places[index] ?? 0));
  expect(new Set(gaps).size).toBe(1);
  expect(places.at(-1)).toBeGreaterThan(900);
});

test("nothing is taken of what can be read but once, or is not there", async () => {
  expect(await sampleTexts("-", MESSAGE_LINE)).toEqual([]);
  expect(await sampleTexts("/dev/null", MESSAGE_LINE)).toEqual([]);
  expect(await sampleTexts(join(folder, "missing.jsonl"), MESSAGE_LINE)).toEqual([]);
});
