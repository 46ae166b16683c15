import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Alike } from "./ports.ts";
import { stemWord } from "./stem.ts";

const NONE: readonly Alike[] = [];
const meanings = readMeanings(
  readFileSync(join(import.meta.dirname, "everyday-words.txt"), "utf8"),
);

/** English words that visitors and articles use for the same thing, as every help desk knows them. */
export function everydayWords(word: string): readonly Alike[] {
  return meanings.get(stemWord(word)) ?? NONE;
}

/** By stem, what stands in a line with it: each line is one meaning, its most usual word first. */
function readMeanings(text: string): ReadonlyMap<string, readonly Alike[]> {
  const found = new Map<string, Map<string, Alike>>();
  for (const line of text.split("\n")) {
    const words = line.split(" ").filter((word) => word !== "");
    for (const word of words) {
      const stem = stemWord(word);
      const alike = found.get(stem) ?? new Map<string, Alike>();
      found.set(stem, alike);
      for (const other of words) {
        const its = stemWord(other);
        if (its !== stem && !alike.has(its)) alike.set(its, { word: other, likeness: 1 });
      }
    }
  }
  return new Map([...found].map(([stem, alike]) => [stem, [...alike.values()]]));
}
