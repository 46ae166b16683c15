import { INSIDE, SPECIAL_TOKENS } from "../../agent-worker/model/word-pieces.ts";
import { writtenWords } from "../../agent-worker/retrieval/words.ts";
import { mergePieces } from "./merge-pieces.ts";
import type { Pair } from "./read-pairs.ts";

const LETTERS = [..."abcdefghijklmnopqrstuvwxyz0123456789"];
const PLAIN_WORD = /^[a-z0-9]+$/;
const LONG_NUMBER = /^\d{5,}$/;

/** Whole words that matter to many sources, then the letters and the pieces that the rarer words are made of. */
export function buildVocabulary(pairs: Pair[], sizes: { words: number; all: number }): string[] {
  const counted = countWords(pairs);
  const ordered = [...counted.entries()]
    .toSorted((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .filter(([word]) => PLAIN_WORD.test(word) && !LONG_NUMBER.test(word));
  const whole = ordered.slice(0, sizes.words).map(([word]) => word);
  const letters = [...LETTERS, ...LETTERS.map((letter) => INSIDE + letter)];
  const start = [...new Set([...SPECIAL_TOKENS, ...whole, ...letters])];
  const rare = new Map(ordered.slice(sizes.words));
  return [...start, ...mergePieces(rare, new Set(start), sizes.all - start.length)];
}

/** Square roots are added up over the sources, so that no source outweighs the others by its size. */
function countWords(pairs: Pair[]): Map<string, number> {
  const bySource = new Map<string, Map<string, number>>();
  for (const { source, left, right } of pairs) {
    const counts = bySource.get(source) ?? new Map<string, number>();
    bySource.set(source, counts);
    for (const word of writtenWords(`${left}\n${right}`))
      counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  const total = new Map<string, number>();
  for (const counts of bySource.values())
    for (const [word, count] of counts) total.set(word, (total.get(word) ?? 0) + Math.sqrt(count));
  return total;
}
