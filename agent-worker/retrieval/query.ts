import { askedPart } from "./asked-part.ts";
import { highestBm25 } from "./bm25.ts";
import { isOneEditApart } from "./edit-distance.ts";
import type { Alike, Query, QueryTerm, TermAlike } from "./ports.ts";
import { stemWord } from "./stem.ts";
import { STOP_WORDS, WEAK_WORDS } from "./stop-words.ts";
import { guessTextLanguage } from "./text-language.ts";
import { searchWords } from "./words.ts";

/** Beyond this a text is not a question any more but a document; its first words decide. */
const MOST_TERMS = 40;

export type TermStatistics = {
  /** In how many passages a word occurs, in any of its forms. */
  documents(word: string): number;
  /** The known word within one edit of an unknown one. */
  repair(word: string): string | null;
  /** The two known words that an unknown one is made of, where they stand together ("xray", "x-ray"). */
  split(word: string): [string, string] | null;
  passages(): number;
  /** How much a word says in any field, 0..1. */
  importance?(word: string): number;
  /** Words that mean much the same. */
  alike?(word: string): readonly Alike[];
  /** Other forms of a word in a language that the index itself does not stem. */
  forms?(word: string, language: string): readonly string[];
};

/** "doesn't" and "I'd" say nothing, but for their letters, which are words of their own in the index. */
const CONTRACTION =
  /\b(?:ai|are|ca|could|did|do|does|had|has|have|is|must|need|should|was|were|wo|would)n['’]t\b|['’](?:d|ll|m|re|s|ve)\b/giu;

/** The words of a text that say something, each once; all of them where none does. */
export function contentWords(text: string, language: string | null): string[] {
  const all = [...new Set(searchWords(text.replace(CONTRACTION, " ")))];
  const stopWords = STOP_WORDS[language ?? "en"] ?? STOP_WORDS["en"];
  const content = all.filter((word) => !stopWords?.has(word));
  return (content.length > 0 ? content : all).slice(0, MOST_TERMS);
}

const WEAK_WEIGHT = 0.5;
/** Of what a letter tells beside its question. */
const AROUND_WEIGHT = 0.35;

/** A question as it is looked for, by itself. */
export function makeQuery(text: string, statistics: TermStatistics): Query {
  const language = guessTextLanguage(text);
  const asked = askedPart(text);
  const read = (part: string) =>
    contentWords(part, language)
      .filter((word) => !isMistypedStopWord(word, language, statistics))
      .flatMap((word) =>
        statistics.documents(word) > 0 ? [word] : (statistics.split(word) ?? [word]),
      );
  const terms = read(asked).map((word) => makeTerm(word, 1, language, statistics));
  // What a letter tells besides its question counts a little, as far as the articles know of it.
  const around =
    asked.length < text.length / 2
      ? read(text).map((word) => makeTerm(word, AROUND_WEIGHT, language, statistics))
      : [];
  const all = [...terms, ...around.filter((term) => term.isKnown)];
  return { ...finishQuery(text, language, mergeTerms(all).slice(0, MOST_TERMS), false), asked };
}

const SHORTEST_MISTYPED = 4;

/** "wher" is no word of any article; it is "where". */
function isMistypedStopWord(
  word: string,
  language: string | null,
  statistics: TermStatistics,
): boolean {
  if (word.length < SHORTEST_MISTYPED || statistics.documents(word) > 0) return false;
  const stopWords = STOP_WORDS[language ?? "en"];
  return [...(stopWords ?? [])].some(
    (stop) => stop.length >= SHORTEST_MISTYPED && isOneEditApart(word, stop),
  );
}

const EARLIER_WEIGHT = 0.4;

/** The question with the terms of the one before it, which count less. */
export function addEarlierTerms(query: Query, previous: string, statistics: TermStatistics): Query {
  const language = guessTextLanguage(previous) ?? query.language;
  const earlier = contentWords(previous, language)
    .map((word) => makeTerm(word, EARLIER_WEIGHT, language, statistics))
    .filter((term) => term.isKnown);
  const terms = mergeTerms([...query.terms, ...earlier]);
  return { ...finishQuery(query.text, query.language, terms, true), previous };
}

const FOLLOW_UP =
  /^(?:and|but|or|also|then|so|what about|how about|what if|und|aber|oder|auch|y|pero|tambien|et|mais|aussi|it|they|he|she|that|those|these|this|is it|is that|are they|does it|do they|can it|can they|und was)\b/;

const POINTS_BACK = new Set(
  "it its that this them they those these then there he she das davon eso esto cela ca".split(" "),
);
const FEW_TERMS = 4;

/** The question leaves to the turn before it what it is about: its "it" is none of its own words. */
export function pointsBack(query: Query): boolean {
  const words = searchWords(query.asked ?? query.text);
  if (FOLLOW_UP.test(words.join(" "))) return true;
  const at = words.findIndex((word) => POINTS_BACK.has(word));
  if (at < 0) return false;
  if (query.terms.length <= FEW_TERMS) return true;
  const own = contentWords(words.slice(0, at).join(" "), query.language);
  const named = new Set(query.terms.map(({ word }) => word));
  return !own.some((word) => named.has(word) && !WEAK_WORDS.has(word));
}

const SHORT = 3;

/** Short questions, and those that begin by pointing back, are read together with the turn before. */
export function isFollowUp(query: Query): boolean {
  return query.terms.length <= SHORT || pointsBack(query);
}

function makeTerm(
  asked: string,
  weight: number,
  language: string | null,
  statistics: TermStatistics,
): QueryTerm {
  let word = asked;
  let documents = statistics.documents(asked);
  if (documents === 0) {
    const repaired = statistics.repair(asked);
    if (repaired) {
      word = repaired;
      documents = statistics.documents(repaired);
    }
  }
  const total = statistics.passages();
  const idf = Math.log(1 + (total - documents + 0.5) / (documents + 0.5));
  const said = WEAK_WORDS.has(asked) ? WEAK_WEIGHT : (statistics.importance?.(asked) ?? 1);
  const stem = stemWord(word);
  const alike = [
    ...findForms(asked, stem, language, statistics),
    ...findAlike(asked, stem, statistics),
  ];
  return { word, stem, idf, weight: weight * said, isKnown: documents > 0, alike };
}

const MOST_FORMS = 6;
/** Another form of a word is the word, but for a stemmer's mistakes. */
const FORM_WEIGHT = 0.9;

function findForms(
  word: string,
  stem: string,
  language: string | null,
  statistics: TermStatistics,
): TermAlike[] {
  const forms = language === null ? [] : (statistics.forms?.(word, language) ?? []);
  return forms
    .map((form) => ({ word: form, stem: stemWord(form), likeness: FORM_WEIGHT }))
    .filter((form) => form.stem !== stem)
    .slice(0, MOST_FORMS);
}

const MOST_ALIKE = 8;
/** A word that means much the same counts as far as it does, and less than the one that was said. */
const ALIKE_WEIGHT = 0.5;

function findAlike(word: string, stem: string, statistics: TermStatistics): TermAlike[] {
  if (WEAK_WORDS.has(word)) return [];
  const found = new Map<string, TermAlike>();
  for (const other of statistics.alike?.(word) ?? []) {
    if (found.size >= MOST_ALIKE) break;
    const itsStem = stemWord(other.word);
    if (itsStem === stem || found.has(itsStem) || statistics.documents(other.word) === 0) continue;
    const likeness = ALIKE_WEIGHT * other.likeness;
    found.set(itsStem, { word: other.word, stem: itsStem, likeness });
  }
  return [...found.values()];
}

function mergeTerms(terms: QueryTerm[]): QueryTerm[] {
  const byStem = new Map<string, QueryTerm>();
  for (const term of terms) if (!byStem.has(term.stem)) byStem.set(term.stem, term);
  return [...byStem.values()];
}

function finishQuery(
  text: string,
  language: string | null,
  terms: QueryTerm[],
  isFollow: boolean,
): Query {
  return { text, language, terms, possibleScore: highestBm25(terms), isFollowUp: isFollow };
}
