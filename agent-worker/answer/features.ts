import { coverage, type PassageWords, softCoverage, stems } from "../retrieval/passage-words.ts";
import type { Query, QueryTerm, RankedPassage, Retrieval } from "../retrieval/ports.ts";
import { lacksWhatIsAsked } from "../retrieval/question-type.ts";
import { NO_FEATURES } from "../retrieval/rank.ts";
import { scoreUnits } from "./units.ts";

/**
 * What the confidence is computed from, each 0..1 (what compares: -1..1); the names are those of the fitted
 * coefficients.
 */
export type ConfidenceFeatures = {
  /** How much of the question answer and headings say, the passage in the very words, and nearly. */
  answer: number;
  exact: number;
  related: number;
  /** How much of the question answer and headings leave unsaid, where a rare word counts no more than a common one. */
  unsaid: number;
  /** How much of the question is names that the passage does not know: "PagerDuty" says more than "alert". */
  strangers: number;
  /** 1 where the answer has no amount, length of time or number although that was asked for, or says "yes" to "how". */
  lacking: number;
  /** How far the best passage of other articles stays behind, and the third best. */
  margin: number;
  lead: number;
  /** How far the units of the passage that are left out of the answer stay behind those in it. */
  unitMargin: number;
  fewTerms: number;
  manyTerms: number;
  /** How much of the title and of the heading above the question names. */
  named: number;
  section: number;
  /** Whether vectors say anything here, what they say, and how far that stands out from all that was found. */
  vectors: number;
  cosine: number;
  standsOut: number;
};

/** Questions of fewer terms are short, those of more are all as long. */
const FEW_TERMS = 3;
const MANY_TERMS = 10;

/** `answerStems` and `answerText` are the answer's first part, which is from `passage` with these `words`. */
export function confidenceFeatures(
  retrieval: Retrieval,
  words: PassageWords,
  passage: RankedPassage,
  answerStems: ReadonlySet<string>,
  answerText: string,
): ConfidenceFeatures {
  const { terms } = retrieval.query;
  const strangers = readNames(retrieval.query).difference(words.all);
  const own = passage.features ?? NO_FEATURES;
  const said = answerStems.union(new Set(words.heading));
  return {
    answer: coverage(terms, said),
    exact: own.exact,
    related: softCoverage(terms, words.all),
    unsaid: unsaidShare(terms, said),
    strangers: coverage(terms, strangers),
    lacking: lacksWhatIsAsked(retrieval.query.asked ?? retrieval.query.text, answerText) ? 1 : 0,
    ...leads(retrieval, passage),
    unitMargin: unitMargin(retrieval, words, passage, answerText),
    fewTerms: Math.max(0, FEW_TERMS - terms.length) / FEW_TERMS,
    manyTerms: Math.min(1, terms.length / MANY_TERMS),
    named: own.title,
    section: own.section,
    vectors: passage.cosine === null ? 0 : 1,
    cosine: own.cosine,
    standsOut: standsOut(retrieval, passage),
  };
}

/** Written with a capital inside a sentence; in German all nouns are. */
const NAME = /(?<=[\p{Ll}\d,] )\p{Lu}[\p{L}\d]+/gu;

function readNames({ asked, text, language }: Query): Set<string> {
  if (language === "de") return new Set();
  return new Set((asked ?? text).match(NAME)?.flatMap(stems));
}

/** Scores by which the next article, and the third, are far behind. */
const FAR_BEHIND = { next: 2, third: 3 };

/** Where there is no other article to be ahead of, one half as good is taken for it. */
function leads(
  { passages }: Retrieval,
  { article, score }: RankedPassage,
): Pick<ConfidenceFeatures, "margin" | "lead"> {
  const others = passages.filter((one) => one.article.id !== article.id);
  const behind = (place: number) => score - (others[place]?.score ?? score / 2);
  return {
    margin: clamp(behind(0) / FAR_BEHIND.next),
    lead: clamp(behind(2) / FAR_BEHIND.third),
  };
}

/** Log-odds by which a unit is far ahead of another. */
const FAR_AHEAD = 8;

function unitMargin(
  { query }: Retrieval,
  words: PassageWords,
  passage: RankedPassage,
  answerText: string,
): number {
  const best = { in: Number.NEGATIVE_INFINITY, out: Number.NEGATIVE_INFINITY };
  for (const { unit, score } of scoreUnits(query, [{ passage, words }])) {
    const place = answerText.includes(unit.text) ? "in" : "out";
    best[place] = Math.max(best[place], score);
  }
  return best.out === Number.NEGATIVE_INFINITY ? 1 : clamp((best.in - best.out) / FAR_AHEAD);
}

/** Among fewer cosines none stands out. */
const FEW_CANDIDATES = 4;
/** Standard deviations from the mean of what was found. */
const FAR_OUT = 4;

function standsOut({ passages }: Retrieval, { cosine }: RankedPassage): number {
  const cosines = passages.flatMap((one) => one.cosine ?? []);
  if (cosine === null || cosines.length < FEW_CANDIDATES) return 0;
  const mean = cosines.reduce((total, one) => total + one, 0) / cosines.length;
  const square = cosines.reduce((total, one) => total + (one - mean) ** 2, 0) / cosines.length;
  return clamp((cosine - mean) / Math.max(Math.sqrt(square), 0.01) / FAR_OUT);
}

function unsaidShare(terms: readonly QueryTerm[], said: ReadonlySet<string>): number {
  const unsaid = terms.filter(({ stem }) => !said.has(stem));
  return terms.length === 0 ? 1 : sum(unsaid, weight) / Math.max(0.01, sum(terms, weight));
}

function sum(terms: readonly QueryTerm[], value: (term: QueryTerm) => number): number {
  return terms.reduce((total, term) => total + value(term), 0);
}

const weight = (term: QueryTerm) => term.weight;

function clamp(value: number): number {
  return Math.min(1, Math.max(-1, value));
}
