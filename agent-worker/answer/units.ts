import { B, K1 } from "../retrieval/bm25.ts";
import {
  coverage,
  exactCoverage,
  type PassageUnit,
  type PassageWords,
} from "../retrieval/passage-words.ts";
import { isTelling, questionType, unitAnswersType } from "../retrieval/question-type.ts";
import type { Query, QueryTerm, RankedPassage } from "../retrieval/ports.ts";
import { searchWords } from "../retrieval/words.ts";
import { isShownWhole } from "./whole-passage.ts";

/** A sentence, item or row of one of the passages looked at, with how well it fits the question. */
export type ScoredUnit = {
  passage: RankedPassage;
  words: PassageWords;
  index: number;
  unit: PassageUnit;
  coverage: number;
  score: number;
};

/** On the scale of a log-odds; fitted on half of SQuAD and CLAPNQ for the unit that holds the answer. */
const WEIGHTS = {
  /** How much of the question the unit says, and how much of it in the very words. */
  coverage: 2.9,
  exact: 1.75,
  /** What the headings say and the unit itself does not. */
  heading: 2.9,
  /** It holds the kind of thing that was asked for, and a number that the question does not give. */
  type: 1.2,
  number: 0.8,
  /** The score of its passage over the best one's, and the passage's place among those looked at. */
  passage: 4.25,
  rank: -2.7,
  /** Coverage for its length, and over the coverage of its whole passage. */
  density: 0.9,
  ofPassage: 1.1,
  bm25: 1,
  cosine: 2,
};

/** The share of a question that the headings of a passage say when it is taken to be about that. */
const NAMED = 0.8;
/** Passages whose units are scored, and in which the answer is looked for. */
export const LOOKED_AT = 5;

type Asked = { query: Query; type: ReturnType<typeof questionType>; words: ReadonlySet<string> };

export type LookedAt = { passage: RankedPassage; words: PassageWords };

/** Scores every unit of the passages, which come best first. */
export function scoreUnits(query: Query, passages: LookedAt[]): ScoredUnit[] {
  const asked: Asked = {
    query,
    type: questionType(query.asked ?? query.text),
    words: new Set(searchWords(query.asked ?? query.text)),
  };
  const best = passages[0]?.passage.score || 1;
  return aboutThis(query, passages).flatMap(({ passage, words }, rank) => {
    const context = (WEIGHTS.passage * passage.score) / best + WEIGHTS.rank * (rank / LOOKED_AT);
    const wholes = wholeUnits(passage, words).map((unit, block) =>
      unit
        ? scoreUnit(asked, unit, words) + WEIGHTS.cosine * nearestInBlock(passage, words, block)
        : Number.NEGATIVE_INFINITY,
    );
    return words.units.map((unit, index): ScoredUnit => {
      const covered = coverage(query.terms, unit.stems);
      const alone =
        scoreUnit(asked, unit, words) +
        WEIGHTS.cosine * Math.max(0, passage.unitCosines?.[index] ?? 0);
      // What is shown whole counts as a whole; the unit on its own decides between its parts.
      const shown = wholes[unit.block] ?? Number.NEGATIVE_INFINITY;
      const score = context + (shown > alone ? shown + covered / 10 : alone);
      return { passage, words, index, unit, coverage: covered, score };
    });
  });
}

/** When the headings of the best passage already say the question, the answer is looked for there alone. */
function aboutThis(query: Query, passages: LookedAt[]): LookedAt[] {
  const [first] = passages;
  if (!first) return [];
  const named = coverage(query.terms, new Set(first.words.heading));
  if (named < NAMED) return passages;
  const type = questionType(query.asked ?? query.text);
  const isLacking =
    isTelling(type) && !first.words.units.some(({ text }) => unitAnswersType(text, type));
  return isLacking ? passages : [first];
}

/** For each block, what an answer out of it would show when that is more than sentences. */
function wholeUnits(passage: RankedPassage, words: PassageWords): (PassageUnit | undefined)[] {
  const blocks = Map.groupBy(words.units, (unit) => unit.block);
  const everything = isShownWhole(passage) ? joinUnits(words.units) : undefined;
  return [...blocks.values()].map(
    (units) => everything ?? (units[0]?.kind === "prose" ? undefined : joinUnits(units)),
  );
}

/** The cosine of the nearest sentence of what a block would show: of the passage where that is shown whole. */
function nearestInBlock(passage: RankedPassage, words: PassageWords, block: number): number {
  const isWhole = isShownWhole(passage);
  const cosines = words.units.map((unit, index) =>
    isWhole || unit.block === block ? (passage.unitCosines?.[index] ?? 0) : 0,
  );
  return Math.max(0, ...cosines);
}

function joinUnits(units: PassageUnit[]): PassageUnit {
  const sequence = units.flatMap((unit) => unit.sequence);
  const text = units.map((unit) => unit.text).join("\n");
  const { block, kind } = units[0] ?? { block: 0, kind: "prose" as const };
  return { text, block, kind, sequence, stems: new Set(sequence) };
}

function scoreUnit(
  { query, type, words: asked }: Asked,
  unit: PassageUnit,
  words: PassageWords,
): number {
  if (unit.sequence.length === 0) return Number.NEGATIVE_INFINITY;
  const covered = coverage(query.terms, unit.stems);
  const forms = searchWords(unit.text);
  const heading = new Set(words.heading).difference(unit.stems);
  const isCounted = type === "number" || type === "price" || type === "date" || type === "duration";
  const hasNewNumber = isCounted && forms.some((word) => /\d/.test(word) && !asked.has(word));
  const inPassage = coverage(query.terms, words.all);
  return (
    WEIGHTS.coverage * covered +
    WEIGHTS.exact * exactCoverage(query.terms, new Set(forms)) +
    WEIGHTS.heading * coverage(query.terms, heading) +
    WEIGHTS.type * (type !== null && unitAnswersType(unit.text, type) ? 1 : 0) +
    WEIGHTS.number * (hasNewNumber ? 1 : 0) +
    (WEIGHTS.density * covered * 4) / Math.sqrt(forms.length + 3) +
    WEIGHTS.ofPassage * (inPassage > 0 ? covered / inPassage : 0) +
    WEIGHTS.bm25 * unitShare(query.terms, unit)
  );
}

/** Words of a unit of usual length. */
const USUAL_UNIT = 25;

/** BM25 of the unit alone over what it could reach. */
function unitShare(terms: QueryTerm[], unit: PassageUnit): number {
  const length = K1 * (1 - B + (B * unit.sequence.length) / USUAL_UNIT);
  let score = 0;
  let possible = 0;
  for (const term of terms) {
    const weight = term.idf * term.weight * (K1 + 1);
    possible += weight;
    const count = unit.sequence.filter((stem) => stem === term.stem).length;
    score += (weight * count) / (count + length);
  }
  return possible > 0 ? score / possible : 0;
}
