import {
  bigramShare,
  coverage,
  type PassageWords,
  softCoverage,
} from "../retrieval/passage-words.ts";
import type { Query, QueryTerm, RankedPassage, Retrieval } from "../retrieval/ports.ts";
import { NO_FEATURES, type RankFeatures, sentenceCoverage } from "../retrieval/rank.ts";
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
  exact: number;
  /** How much of the title and of the heading above the question names. */
  named: number;
  section: number;
  /** Whether vectors say anything here, and what they say of text, headings, nearest sentence and the answer. */
  vectors: number;
  cosine: number;
  titleCosine: number;
  sentenceCosine: number;
  answerCosine: number;
  /** How far the vectors, and the words, put the best of any other article behind this one. */
  cosineMargin: number;
  bm25Margin: number;
};

type RankNames =
  | "exact"
  | "named"
  | "section"
  | "vectors"
  | "cosine"
  | "titleCosine"
  | "sentenceCosine"
  | "answerCosine"
  | "cosineMargin"
  | "bm25Margin";

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
    ...rankFeatures(retrieval, passage, words, answerText),
  };
}

/** How far the best passage of any other article stays behind; 1 when there is none. */
function articleMargin({ passages }: Retrieval, passage: RankedPassage): number {
  const other = passages.find((one) => one.article.id !== passage.article.id);
  if (!other || passage.share <= 0) return 1;
  return Math.min(1, Math.max(0, (passage.score - other.score) / Math.max(passage.score, 0.01)));
}

function rankFeatures(
  retrieval: Retrieval,
  passage: RankedPassage,
  words: PassageWords,
  answerText: string,
): Pick<ConfidenceFeatures, RankNames> {
  const own = passage.features ?? NO_FEATURES;
  const others = retrieval.passages.filter((one) => one.article.id !== passage.article.id);
  const ahead = (value: (features: RankFeatures) => number) =>
    clamp(
      value(own) -
        Math.max(0, ...others.flatMap(({ features }) => (features ? value(features) : []))),
    );
  const said = words.units.flatMap(({ text }, index) =>
    answerText.includes(text) ? (passage.unitCosines?.[index] ?? 0) : [],
  );
  return {
    exact: own.exact,
    named: own.title,
    section: own.section,
    vectors: passage.cosine === null ? 0 : 1,
    cosine: own.cosine,
    titleCosine: own.titleCosine,
    sentenceCosine: own.sentenceCosine,
    answerCosine: Math.max(0, ...said),
    cosineMargin: ahead(({ cosine, titleCosine }) => cosine + titleCosine),
    bm25Margin: ahead(({ bm25 }) => bm25),
  };
}

function clamp(value: number): number {
  return Math.min(1, Math.max(-1, value));
}

function unknownShare(query: Query): number {
  const weigh = (terms: QueryTerm[]) =>
    terms.reduce((sum, { weight, idf }) => sum + weight * idf, 0);
  const all = weigh(query.terms);
  return all === 0 ? 1 : weigh(query.terms.filter((term) => !term.isKnown)) / all;
}
