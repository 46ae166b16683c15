import type { Query, QueryTerm } from "./ports.ts";
import {
  bigramShare,
  coverage,
  exactCoverage,
  namedShare,
  type PassageWords,
  softCoverage,
  stems,
} from "./passage-words.ts";
import { questionType, unitAnswersType } from "./question-type.ts";

const K1 = 1.2;
const B = 0.75;
const HEADING_WEIGHT = 2;

/** How much each feature adds to the BM25 score over the best one (which counts 1). */
export type RankWeights = {
  coverage: number;
  related: number;
  exact: number;
  bigrams: number;
  sentence: number;
  twoSentences: number;
  questionType: number;
  /** How much of the title, and of the heading right above, the question names. */
  title: number;
  section: number;
  /** A question that names all of the title is about the article as a whole, which begins with what matters most. */
  opening: number;
};

/** Fitted over SQuAD, CLAPNQ, MedQuAD and product documentation; each gains when it is the one left out. */
export const RANK_WEIGHTS: RankWeights = {
  coverage: 0.2,
  related: 0.3,
  exact: 0.4,
  bigrams: 0.15,
  sentence: 0.28,
  twoSentences: 0.2,
  questionType: 0.07,
  title: 0.1,
  section: 0.2,
  opening: 0.3,
};

/** BM25 over headings (counted twice) and text, with the weights of the terms. */
export function scoreBm25(query: Query, words: PassageWords, averageLength: number): number {
  const length = K1 * (1 - B + (B * words.length) / averageLength);
  let score = 0;
  for (const term of query.terms) {
    const count =
      (words.counts.get(term.stem) ?? 0) +
      HEADING_WEIGHT * (words.headingCounts.get(term.stem) ?? 0);
    if (count > 0) score += (term.weight * term.idf * count * (K1 + 1)) / (count + length);
  }
  return score;
}

/** What the words around the matches add, on the scale of a BM25 score divided by the best one. */
export function scoreFeatures(
  query: Query,
  words: PassageWords,
  ordinal: number,
  weights: RankWeights,
): number {
  const { terms } = query;
  const { best, two } = sentenceCoverage(terms, words, SAID_ABOVE);
  const type = questionType(query.text);
  const answersType =
    type === "steps"
      ? words.hasSteps
      : type !== null && words.units.some((unit) => unitAnswersType(unit.text, type));
  const asked = new Set([...stems(query.text), ...terms.map((term) => term.stem)]);
  const named = namedShare(asked, words.titleSubject);
  const bigrams = Math.max(bigramShare(terms, words.body), bigramShare(terms, words.heading));
  return (
    weights.coverage * coverage(terms, words.all) +
    weights.related * softCoverage(terms, words.all) +
    weights.exact * exactCoverage(terms, words.forms) +
    weights.bigrams * bigrams +
    weights.sentence * best +
    weights.twoSentences * two +
    weights.questionType * (answersType ? 1 : 0) +
    weights.title * named +
    weights.section * namedShare(asked, words.sectionSubject) +
    weights.opening * (named / (1 + ordinal))
  );
}

/** What a heading says need not be said again below it, but counts for less there. */
const SAID_ABOVE = 0.6;

/**
 * The coverage of the best single sentence, and of the best two that stand next to each other;
 * `above` is how much a term counts that only the headings hold.
 */
export function sentenceCoverage(
  terms: QueryTerm[],
  words: PassageWords,
  above = 0,
): { best: number; two: number } {
  const heading = new Set(words.heading);
  const covered = (stems: ReadonlySet<string>) => {
    const alone = coverage(terms, stems);
    return above === 0 ? alone : alone + above * (coverage(terms, heading.union(stems)) - alone);
  };
  let best = 0;
  let two = 0;
  let before: ReadonlySet<string> = new Set();
  for (const { stems } of words.units) {
    best = Math.max(best, covered(stems));
    two = Math.max(two, covered(before.union(stems)));
    before = stems;
  }
  return { best, two };
}
