import {
  bigramShare,
  coverage,
  type PassageWords,
  softCoverage,
} from "../retrieval/passage-words.ts";
import type { Query, RankedPassage, Retrieval } from "../retrieval/ports.ts";
import { sentenceCoverage } from "../retrieval/rank.ts";
import { questionType, unitAnswersType } from "../retrieval/question-type.ts";

/** What the confidence is computed from, each 0..1; the names are those of the fitted coefficients. */
export type ConfidenceFeatures = {
  share: number;
  coverage: number;
  sentence: number;
  twoSentences: number;
  answer: number;
  bigrams: number;
  title: number;
  heading: number;
  margin: number;
  unknown: number;
  answersType: number;
  fewTerms: number;
  manyTerms: number;
  related: number;
};

const FEW_TERMS = 3;
const MANY_TERMS = 10;

export function confidenceFeatures(
  retrieval: Retrieval,
  words: PassageWords,
  passage: RankedPassage,
  answerStems: ReadonlySet<string>,
  answerText: string,
): ConfidenceFeatures {
  const { query } = retrieval;
  const { best, two } = sentenceCoverage(query.terms, words);
  const type = questionType(query.asked ?? query.text);
  return {
    share: Math.min(1, passage.share),
    coverage: coverage(query.terms, words.all),
    sentence: best,
    twoSentences: two,
    answer: coverage(query.terms, answerStems.union(new Set(words.heading))),
    bigrams: Math.max(
      bigramShare(query.terms, words.body),
      bigramShare(query.terms, words.heading),
    ),
    title: coverage(query.terms, words.title),
    heading: coverage(query.terms, new Set(words.heading)),
    margin: articleMargin(retrieval, passage),
    unknown: unknownShare(query),
    answersType: type === null ? 0.5 : unitAnswersType(answerText, type) ? 1 : 0,
    fewTerms: Math.max(0, FEW_TERMS - query.terms.length) / FEW_TERMS,
    manyTerms: Math.min(1, query.terms.length / MANY_TERMS),
    related: softCoverage(query.terms, words.all),
  };
}

/** How far the best passage of any other article stays behind; 1 when there is none. */
function articleMargin(retrieval: Retrieval, passage: RankedPassage): number {
  const other = retrieval.passages.find((one) => one.article.id !== passage.article.id);
  if (!other || passage.share <= 0) return 1;
  return Math.min(1, Math.max(0, (passage.score - other.score) / Math.max(passage.score, 0.01)));
}

function unknownShare(query: Query): number {
  if (query.terms.length === 0) return 1;
  return query.terms.filter((term) => !term.isKnown).length / query.terms.length;
}
