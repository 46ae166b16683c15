import {
  bigramShare,
  coverage,
  type PassageUnit,
  type PassageWords,
} from "../retrieval/passage-words.ts";
import { questionType, unitAnswersType } from "../retrieval/question-type.ts";
import type { Query, RankedPassage } from "../retrieval/ports.ts";

/** A sentence, item or row of one of the passages looked at, with how well it fits the question. */
export type ScoredUnit = {
  passage: RankedPassage;
  words: PassageWords;
  index: number;
  unit: PassageUnit;
  coverage: number;
  score: number;
};

export type UnitWeights = {
  coverage: number;
  heading: number;
  bigrams: number;
  type: number;
  passage: number;
  neighbours: number;
};

export const UNIT_WEIGHTS: UnitWeights = {
  coverage: 1,
  heading: 0.3,
  bigrams: 0.25,
  type: 0.2,
  passage: 0.8,
  neighbours: 0.25,
};

/** Scores every unit of the passages; terms that the headings already say count only in part. */
export function scoreUnits(
  query: Query,
  passages: { passage: RankedPassage; words: PassageWords }[],
  weights: UnitWeights = UNIT_WEIGHTS,
): ScoredUnit[] {
  const type = questionType(query.text);
  const best = passages[0]?.passage.score || 1;
  return passages.flatMap(({ passage, words }) => {
    const heading = coverage(query.terms, new Set(words.heading));
    const covered = words.units.map((unit) => coverage(query.terms, new Set(unit.stems)));
    return words.units.map((unit, index): ScoredUnit => {
      const near = Math.max(covered[index - 1] ?? 0, covered[index + 1] ?? 0);
      const score =
        weights.coverage * (covered[index] ?? 0) +
        weights.heading * heading +
        weights.bigrams * bigramShare(query.terms, unit.stems) +
        weights.type * (type !== null && unitAnswersType(unit.text, type) ? 1 : 0) +
        (weights.passage * passage.score) / best +
        weights.neighbours * near;
      return { passage, words, index, unit, coverage: covered[index] ?? 0, score };
    });
  });
}
