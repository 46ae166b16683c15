import type { Query, QueryTerm } from "./ports.ts";

/** Of BM25 (Robertson and Zaragoza, 2009), as usual: how soon the same word again adds little, and what length takes away. */
export const K1 = 1.2;
export const B = 0.75;
/** What a word in the headings counts, where one in the text counts 1. */
export const HEADING_WEIGHT = 2;

/** How often each stem stands in headings and text, and the length of the text in characters. */
export type TermCounts = {
  heading: ReadonlyMap<string, number>;
  text: ReadonlyMap<string, number>;
  length: number;
};

/** BM25 over headings (counted twice) and text, with the weights of the terms. */
export function scoreBm25(query: Query, counts: TermCounts, averageLength: number): number {
  const length = K1 * (1 - B + (B * counts.length) / averageLength);
  let score = 0;
  for (const term of query.terms) {
    const weight = term.weight * term.idf;
    let best = weight * saturate(counts, term.stem, length);
    for (const { stem, likeness } of term.alike ?? [])
      best = Math.max(best, weight * likeness * saturate(counts, stem, length));
    score += best;
  }
  return score;
}

/** The score of a passage that holds every term so often that one more adds nothing. */
export function highestBm25(terms: readonly QueryTerm[]): number {
  return terms.reduce((sum, term) => sum + term.weight * term.idf * (K1 + 1), 0);
}

function saturate(counts: TermCounts, stem: string, length: number): number {
  const count = (counts.text.get(stem) ?? 0) + HEADING_WEIGHT * (counts.heading.get(stem) ?? 0);
  return (count * (K1 + 1)) / (count + length);
}
