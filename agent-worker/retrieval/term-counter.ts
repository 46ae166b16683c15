import type { QueryTerm } from "./ports.ts";
import { stemWord } from "./stem.ts";
import { foldText, isPlain, isUnspaced, searchWords } from "./words.ts";

/** A stem may end in other letters than its words do ("happi", "sensibl"); what stands before them is the same. */
const CHANGED_END = 2;
const SHORTEST_START = 2;
const IN_WORD = /[\p{L}\p{N}\p{M}]/u;

/** Counts how often each term, by its stem, stands in a text; a fraction of the work of reading all of its words. */
export function openTermCounter(terms: QueryTerm[]): (text: string) => ReadonlyMap<string, number> {
  const stems = new Set(
    terms.flatMap(({ stem, alike = [] }) => [stem, ...alike.map((other) => other.stem)]),
  );
  const sought = [...stems].map((stem) => ({
    stem,
    start: stem.slice(0, Math.max(SHORTEST_START, stem.length - CHANGED_END)),
  }));
  return (text) => {
    if (isUnspaced(text)) return countWords(searchWords(text));
    const folded = isPlain(text) ? text.toLowerCase() : foldText(text);
    return new Map(sought.map(({ stem, start }) => [stem, countStem(folded, stem, start)]));
  };
}

function countStem(text: string, stem: string, start: string): number {
  const restOfWord = /[\p{L}\p{N}\p{M}]+/uy;
  let count = 0;
  for (let at = text.indexOf(start); at >= 0; at = text.indexOf(start, at + 1)) {
    if (at > 0 && IN_WORD.test(text[at - 1] as string)) continue;
    restOfWord.lastIndex = at;
    if (stemWord(restOfWord.exec(text)?.[0] ?? "") === stem) count += 1;
  }
  return count;
}

function countWords(words: string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const word of words) {
    const stem = stemWord(word);
    counts.set(stem, (counts.get(stem) ?? 0) + 1);
  }
  return counts;
}
