import type { Query, QueryTerm } from "./ports.ts";
import { bigramShare, coverage, type PassageWords } from "./passage-words.ts";
import { questionType, unitAnswersType } from "./question-type.ts";

const K1 = 1.2;
const B = 0.75;
const HEADING_WEIGHT = 2;

/** How much each feature adds to the BM25 score over the best one (which counts 1). */
export type RankWeights = {
  coverage: number;
  bigrams: number;
  sentence: number;
  twoSentences: number;
  title: number;
  questionType: number;
};

export const RANK_WEIGHTS: RankWeights = {
  coverage: 0.19,
  bigrams: 0.18,
  sentence: 0.08,
  twoSentences: 0.12,
  title: 0.05,
  questionType: 0.04,
};

/** BM25 over headings (counted twice) and text, with the weights of the terms. */
export function scoreBm25(query: Query, words: PassageWords, averageLength: number): number {
  const counts = new Map<string, number>();
  for (const stem of words.body) counts.set(stem, (counts.get(stem) ?? 0) + 1);
  for (const stem of words.heading) counts.set(stem, (counts.get(stem) ?? 0) + HEADING_WEIGHT);
  const length = K1 * (1 - B + (B * words.length) / averageLength);
  let score = 0;
  for (const term of query.terms) {
    const count = counts.get(term.stem) ?? 0;
    if (count > 0) score += (term.weight * term.idf * count * (K1 + 1)) / (count + length);
  }
  return score;
}

/** What the words around the matches add, on the scale of a BM25 score divided by the best one. */
export function scoreFeatures(query: Query, words: PassageWords, weights: RankWeights): number {
  const { terms } = query;
  const all = new Set([...words.body, ...words.heading]);
  const { best, two } = sentenceCoverage(terms, words);
  const type = questionType(query.text);
  const answersType = type !== null && words.units.some((unit) => unitAnswersType(unit.text, type));
  return (
    weights.coverage * coverage(terms, all) +
    weights.bigrams * Math.max(bigramShare(terms, words.body), bigramShare(terms, words.heading)) +
    weights.sentence * best +
    weights.twoSentences * two +
    weights.title * coverage(terms, words.title) +
    weights.questionType * (answersType ? 1 : 0)
  );
}

/** The coverage of the best single sentence, and of the best two that stand next to each other. */
export function sentenceCoverage(
  terms: QueryTerm[],
  words: PassageWords,
): { best: number; two: number } {
  let best = 0;
  let two = 0;
  let before: string[] = [];
  for (const unit of words.units) {
    best = Math.max(best, coverage(terms, new Set(unit.stems)));
    two = Math.max(two, coverage(terms, new Set([...before, ...unit.stems])));
    before = unit.stems;
  }
  return { best, two };
}
