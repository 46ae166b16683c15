import { cosineOf } from "../model/cosine.ts";
import type { Embedder } from "../retrieval/ports.ts";

/** How alike the words at two places of a list are, 0 to 1. */
export type WordLikeness = (one: number, other: number) => number;

/** A table of so many words squared is still small, and made in a second. */
const MOST_WORDS = 2500;

/** One for the same word; else by meaning, where the embedder reads single words at once. */
export function compareWords(words: readonly string[], embedder: Embedder | null): WordLikeness {
  const embedNow = embedder?.embedNow;
  if (!embedNow) return (one, other) => (one === other ? 1 : 0);
  const vectors = words.slice(0, MOST_WORDS).map((word) => embedNow(word));
  const width = vectors.length;
  const table = new Float32Array(width * width);
  for (const [one, vector] of vectors.entries())
    for (const [other, another] of vectors.slice(0, one).entries()) {
      const alike = Math.max(0, cosineOf(vector, another));
      table[one * width + other] = table[other * width + one] = alike;
    }
  return (one, other) => {
    if (one === other) return 1;
    return one < width && other < width ? (table[one * width + other] ?? 0) : 0;
  };
}
