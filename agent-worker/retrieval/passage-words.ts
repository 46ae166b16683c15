import { type AnswerBlock, splitBlocks } from "../text/blocks.ts";
import type { Passage, QueryTerm } from "./ports.ts";
import { stemWord } from "./stem.ts";
import { searchWords } from "./words.ts";

/** A sentence, a list item or a table row, with its place and its stemmed words. */
export type PassageUnit = {
  text: string;
  block: number;
  kind: AnswerBlock["kind"];
  sequence: string[];
  stems: ReadonlySet<string>;
};

/** What matching needs to know of a passage; made once and kept for as long as the passage is the same. */
export type PassageWords = {
  heading: string[];
  title: ReadonlySet<string>;
  /** What the title and the heading right above the passage are about; the latter is empty at an article's start. */
  titleSubject: ReadonlySet<string>;
  sectionSubject: ReadonlySet<string>;
  hasSteps: boolean;
  body: string[];
  /** Stems of headings and text. */
  all: ReadonlySet<string>;
  /** Words of headings and text as they are written. */
  forms: ReadonlySet<string>;
  units: PassageUnit[];
};

export function readPassageWords(passage: Passage): PassageWords {
  const headingWords = searchWords([passage.article.title, ...passage.headings].join("\n"));
  const unitWords: string[] = [];
  const units = splitBlocks(passage.text).flatMap((block, index) =>
    block.units.map((text): PassageUnit => {
      const words = searchWords(text);
      unitWords.push(...words);
      const sequence = words.map(stemWord);
      return { text, block: index, kind: block.kind, sequence, stems: new Set(sequence) };
    }),
  );
  const heading = headingWords.map(stemWord);
  const body = units.flatMap((unit) => unit.sequence);
  return {
    heading,
    title: new Set(stems(passage.article.title)),
    titleSubject: subjectOf(passage.article.title),
    sectionSubject: subjectOf(passage.headings.at(-1) ?? ""),
    hasSteps: units.filter((unit) => /^\d+\. /.test(unit.text)).length > 1,
    body,
    all: new Set([...heading, ...body]),
    forms: new Set([...headingWords, ...unitWords]),
    units,
  };
}

/** The stems of a text's words in their order, repeats included. */
export function stems(text: string): string[] {
  return searchWords(text).map(stemWord);
}

const LITTLE_WORDS = new Set(
  "a an and are at by do does for how i if in is it its my of on or our the this to us we what when where who with you your".split(
    " ",
  ),
);

/** Unlike a question's terms these keep words such as "get" and "need", which tell one heading from another. */
export function subjectOf(heading: string): ReadonlySet<string> {
  return new Set(
    searchWords(heading)
      .filter((word) => !LITTLE_WORDS.has(word))
      .map(stemWord),
  );
}

/** The share of a heading's own words that the question names, 0..1; 0 for no heading. */
export function namedShare(asked: ReadonlySet<string>, subject: ReadonlySet<string>): number {
  return subject.size === 0 ? 0 : subject.intersection(asked).size / subject.size;
}

/** The share of the terms' weight that is found among the words given, 0..1. */
export function coverage(terms: QueryTerm[], words: ReadonlySet<string>): number {
  return weightFound(terms, (term) => (words.has(term.stem) ? 1 : likeness(term, words)));
}

/** The coverage by words in the very form that was asked for. */
export function exactCoverage(terms: QueryTerm[], forms: ReadonlySet<string>): number {
  return weightFound(terms, ({ word }) => (forms.has(word) ? 1 : 0));
}

const SHARED_START = 5;

/** The share of the terms' weight that is missing but for a word that begins alike ("immunity" for "immune"). */
export function softCoverage(terms: QueryTerm[], words: ReadonlySet<string>): number {
  return weightFound(terms, (term) => {
    if (words.has(term.stem)) return 0;
    const start = term.stem.length < SHARED_START ? 0 : closestStart(term.stem, words);
    return Math.max(start, likeness(term, words));
  });
}

/** The share of the terms' weight that is found, where `found` tells how much of a term is, 0..1; 0 for no terms. */
function weightFound(terms: QueryTerm[], found: (term: QueryTerm) => number): number {
  let possible = 0;
  let sum = 0;
  for (const term of terms) {
    const weight = term.idf * term.weight;
    possible += weight;
    sum += weight * found(term);
  }
  return possible > 0 ? sum / possible : 0;
}

/** How much a word that means much the same counts for a term that is missing, 0..1. */
function likeness({ alike }: QueryTerm, words: ReadonlySet<string>): number {
  return alike?.find(({ stem }) => words.has(stem))?.likeness ?? 0;
}

function closestStart(stem: string, words: ReadonlySet<string>): number {
  const start = stem.slice(0, SHARED_START);
  let closest = 0;
  for (const word of words) {
    if (!word.startsWith(start)) continue;
    let shared = SHARED_START;
    while (shared < word.length && word[shared] === stem[shared]) shared += 1;
    closest = Math.max(closest, shared / Math.max(word.length, stem.length));
  }
  return closest;
}

/** The share of the question's neighbouring terms that are neighbours in the words, in the same order. */
export function bigramShare(terms: QueryTerm[], words: string[]): number {
  if (terms.length < 2) return 0;
  const next = new Map(terms.map((term, index) => [term.stem, terms[index + 1]?.stem]));
  const found = new Set<string>();
  for (let index = 1; index < words.length; index += 1) {
    const before = words[index - 1] ?? "";
    if (words[index] === next.get(before)) found.add(before);
  }
  return found.size / (terms.length - 1);
}
