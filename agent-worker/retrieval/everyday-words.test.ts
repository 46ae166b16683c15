import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { everydayWords } from "./everyday-words.ts";

const words = (asked: string) => everydayWords(asked).map(({ word }) => word);

test("a visitor's word leads to those that articles use for it, in any form", () => {
  expect(words("wipe")).toContain("delete");
  expect(words("colleagues")).toContain("teammate");
  expect(words("invoices")).toContain("bill");
});

test("a word leads neither to itself nor to another form of itself", () => {
  expect(words("refund")).not.toContain("refund");
  expect(words("refunds")).not.toContain("refunded");
});

test("a word that has no other leads nowhere", () => {
  expect(words("xylophone")).toEqual([]);
  expect(words("")).toEqual([]);
});

test("each line of the list is one meaning of two words or more, written once", () => {
  const lines = readFileSync(join(import.meta.dirname, "everyday-words.txt"), "utf8")
    .trim()
    .split("\n");
  expect(lines.filter((line) => !/^[a-z0-9]+(?: [a-z0-9]+)+$/.test(line))).toEqual([]);
  const meanings = lines.map((line) => line.split(" ").toSorted().join(" "));
  expect(new Set(meanings).size).toBe(lines.length);
});
