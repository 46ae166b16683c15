import { splitBlocks } from "../answer/blocks.ts";
import type { Passage, QueryTerm } from "./ports.ts";
import { stemWord } from "./stem.ts";
import { searchWords } from "./words.ts";

/** A sentence, a list item or a table row, with its place and its stemmed words. */
export type PassageUnit = { text: string; block: number; stems: string[] };

/** What matching needs to know of a passage; made once and kept for as long as the passage is the same. */
export type PassageWords = {
  heading: string[];
  title: ReadonlySet<string>;
  body: string[];
  units: PassageUnit[];
  length: number;
};

export function readPassageWords(passage: Passage): PassageWords {
  const units = splitBlocks(passage.text).flatMap((block, index) =>
    block.units.map((text) => ({ text, block: index, stems: stems(text) })),
  );
  const title = stems(passage.article.title);
  return {
    heading: [...title, ...passage.headings.flatMap(stems)],
    title: new Set(title),
    body: units.flatMap((unit) => unit.stems),
    units,
    length: passage.text.length,
  };
}

export function stems(text: string): string[] {
  return searchWords(text).map(stemWord);
}

/** The share of the terms' weight that is found among the words given, 0..1. */
export function coverage(terms: QueryTerm[], words: ReadonlySet<string>): number {
  let possible = 0;
  let found = 0;
  for (const term of terms) {
    const weight = term.idf * term.weight;
    possible += weight;
    if (words.has(term.stem)) found += weight;
  }
  return possible > 0 ? found / possible : 0;
}

/** The share of the question's neighbouring terms that are neighbours in the words, in the same order. */
export function bigramShare(terms: QueryTerm[], words: string[]): number {
  if (terms.length < 2) return 0;
  const pairs = new Set<string>();
  for (let index = 1; index < words.length; index += 1)
    pairs.add(`${words[index - 1]} ${words[index]}`);
  let found = 0;
  for (let index = 1; index < terms.length; index += 1) {
    if (pairs.has(`${terms[index - 1]?.stem} ${terms[index]?.stem}`)) found += 1;
  }
  return found / (terms.length - 1);
}
