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
import { isTelling, questionType, unitAnswersType } from "./question-type.ts";

/** What speaks for a passage, each 0..1 (cosines from -1); a question's passages are ordered by their weighted sum. */
export type RankFeatures = {
  /** BM25 over the best one's. */
  bm25: number;
  /** Cosines of the question with headings and text, with the headings, and with the nearest sentence. */
  cosine: number;
  titleCosine: number;
  sentenceCosine: number;
  coverage: number;
  related: number;
  exact: number;
  bigrams: number;
  sentence: number;
  twoSentences: number;
  questionType: number;
  /** The same for an amount of money or a length of time, which few passages have. */
  telling: number;
  /** How much of the title, and of the heading right above, the question names. */
  title: number;
  section: number;
  /** How much of the heading right above is about something that was not asked. */
  foreign: number;
  /** A question that names all of the title is about the article as a whole, which begins with what matters most. */
  opening: number;
};

export type RankWeights = RankFeatures;

/**
 * Fitted over SQuAD, CLAPNQ, MedQuAD and product documentation with an embedder that had not seen them, and held near
 * to the earlier weights: that gains when the set measured is left out, fitting freely loses.
 */
export const RANK_WEIGHTS: RankWeights = {
  bm25: 0.75,
  cosine: 0.44,
  titleCosine: 0.48,
  sentenceCosine: 0.24,
  coverage: 0.25,
  related: 0.39,
  exact: 0.56,
  bigrams: 0.44,
  sentence: 0.3,
  twoSentences: 0.21,
  questionType: 0.07,
  telling: 0.28,
  title: 0.21,
  section: 0.14,
  foreign: -0.34,
  opening: 0.42,
};

type WordFeatures = Omit<RankFeatures, "bm25" | "cosine" | "titleCosine" | "sentenceCosine">;

/** What the words of a passage say, and how they stand together. */
export function wordFeatures(query: Query, words: PassageWords, ordinal: number): WordFeatures {
  const { terms } = query;
  const { best, two } = sentenceCoverage(terms, words);
  const type = questionType(query.asked ?? query.text);
  const answersType =
    type === "steps"
      ? words.hasSteps
      : type !== null && words.units.some((unit) => unitAnswersType(unit.text, type));
  const asked = new Set([...stems(query.asked ?? query.text), ...terms.map((term) => term.stem)]);
  const named = namedShare(asked, words.titleSubject);
  return {
    coverage: coverage(terms, words.all),
    related: softCoverage(terms, words.all),
    exact: exactCoverage(terms, words.forms),
    bigrams: Math.max(bigramShare(terms, words.body), bigramShare(terms, words.heading)),
    sentence: best,
    twoSentences: two,
    questionType: answersType ? 1 : 0,
    telling: answersType && isTelling(type) ? 1 : 0,
    title: named,
    section: namedShare(asked, words.sectionSubject),
    foreign: foreignShare(asked, terms, words.sectionSubject),
    opening: (named * coverage(terms, words.title) ** 2) / (1 + ordinal),
  };
}

/** Words that a heading has whatever its section is about. */
const GENERIC = new Set(
  "about basic common detail faq general how info information introduction main normal overview question regular standard summary usual what"
    .split(" ")
    .flatMap(stems),
);

function foreignShare(
  asked: ReadonlySet<string>,
  terms: readonly QueryTerm[],
  subject: ReadonlySet<string>,
): number {
  if (subject.size === 0) return 0;
  const alike = new Set(terms.flatMap((term) => term.alike?.map(({ stem }) => stem) ?? []));
  const own = [...asked, ...alike, ...GENERIC];
  return subject.difference(new Set(own)).size / subject.size;
}

export const NO_FEATURES: RankFeatures = {
  bm25: 0,
  cosine: 0,
  titleCosine: 0,
  sentenceCosine: 0,
  coverage: 0,
  related: 0,
  exact: 0,
  bigrams: 0,
  sentence: 0,
  twoSentences: 0,
  questionType: 0,
  telling: 0,
  title: 0,
  section: 0,
  foreign: 0,
  opening: 0,
};

const FEATURES = Object.keys(RANK_WEIGHTS) as (keyof RankFeatures)[];

export function weigh(features: RankFeatures, weights: RankWeights): number {
  let sum = 0;
  for (const name of FEATURES) sum += weights[name] * features[name];
  return sum;
}

/** What a heading says need not be said again below it, but counts for less there. */
const SAID_ABOVE = 0.6;

/** The coverage of the best single sentence, and of the best two that stand next to each other. */
function sentenceCoverage(terms: QueryTerm[], words: PassageWords): { best: number; two: number } {
  const heading = new Set(words.heading);
  const covered = (stems: ReadonlySet<string>) => {
    const alone = coverage(terms, stems);
    return alone + SAID_ABOVE * (coverage(terms, heading.union(stems)) - alone);
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
