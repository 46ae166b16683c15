import { ALL_STOP_WORDS, STOP_WORDS } from "../retrieval/stop-words.ts";
import { guessTextLanguage } from "../retrieval/text-language.ts";
import { isUnspaced, searchWords, spacedWords } from "../retrieval/words.ts";
import { isForm, isMistyped } from "./word-likeness.ts";

const SHORTEST_TYPO = 5;
/** Where the rest of a phrase stands there as it is. */
const SHORTEST_TYPO_AMONG_OTHERS = 4;
const SHORTEST_SPLIT = 5;
const MOST_BETWEEN = 3;

const ALL_LANGUAGES = Object.keys(STOP_WORDS);
/** "Die" lacks in no English phrase. */
const ARTICLES: Readonly<Record<string, ReadonlySet<string>>> = {
  en: new Set(["a", "an", "the"]),
  de: new Set("der die das den dem ein eine einen einem einer".split(" ")),
  es: new Set("el la los las un una unos unas".split(" ")),
  fr: new Set("le la les l un une des".split(" ")),
};
const NONE: ReadonlySet<string> = new Set();
const NEGATIONS = new Set(
  "no not nor without never nicht kein keine keinen ohne nie sin nunca ni pas sans jamais non".split(
    " ",
  ),
);
const BETWEEN = new Set(
  "really just very quite another other more again actually any all every both".split(" "),
);
const NEGATED = new Set(
  "do does did is are was were has have had could would should will must".split(" "),
);

/** Between these nothing is one phrase any more, unless all of its words stand there as they are. */
const CLAUSE_END = /[.,;:!?]+\s+|\n+/u;

type Text = { folded: string; clauses: readonly string[][]; language: string | null };
type Search = { words: readonly string[]; parts: readonly Part[]; languages: readonly string[] };
type Part = { word: string; mayLack: boolean };

/**
 * The first of the phrases that stands in one of the texts: in any form of its words and with one letter mistyped, joined
 * or split, whatever the case, accents and signs; little words may stand between those of a phrase.
 */
export function foundPhrase(texts: readonly string[], phrases: readonly string[]): string | null {
  const read = texts.map(readText);
  return phrases.find((phrase) => read.some((text) => isFound(phrase, text))) ?? null;
}

function readText(text: string): Text {
  return {
    folded: spacedWords(text),
    clauses: text.split(CLAUSE_END).map(wordsOf),
    language: guessTextLanguage(text),
  };
}

/** "Cannot", "can not" and "can't" are one word here, as are the others that "not" stands behind. */
function wordsOf(text: string): string[] {
  const words: string[] = [];
  for (const word of searchWords(text)) {
    const last = words.at(-1) ?? "";
    if (word === "t" && last.endsWith("n")) words[words.length - 1] = `${last}t`;
    else if (word === "not" && last === "can") words[words.length - 1] = "cant";
    else if (word === "not" && NEGATED.has(last)) words[words.length - 1] = `${last}nt`;
    else words.push(word === "cannot" ? "cant" : word);
  }
  return words;
}

function isFound(phrase: string, { folded, clauses, language }: Text): boolean {
  const own = wordsOf(phrase);
  if (own.length === 0) return false;
  if (folded.includes(spacedWords(phrase))) return true;
  if (isUnspaced(phrase)) return false;
  const its = guessTextLanguage(phrase);
  const articles = ARTICLES[its ?? "en"] ?? NONE;
  const hasWeight = own.filter((word) => !articles.has(word)).length > 1;
  const parts = own.map((word) => ({ word, mayLack: hasWeight && articles.has(word) }));
  const known = [language, its].filter((one) => one !== null);
  const languages = known.length > 0 ? known : ALL_LANGUAGES;
  return clauses.some((words) =>
    words.some((_, at) => standsAt({ words, parts, languages }, 0, at, 0)),
  );
}

/** Whether the parts from `part` on stand at the words from `at` on; `typos` were met before. */
function standsAt(search: Search, part: number, at: number, typos: number): boolean {
  const { words, parts } = search;
  if (part === parts.length) return true;
  if (parts[part]?.mayLack && standsInPlace(search, part, at, typos)) return true;
  for (let between = 0; between <= (part === 0 ? 0 : MOST_BETWEEN); between += 1) {
    const word = words[at + between];
    if (word === undefined) return false;
    if (standsHere(search, part, at + between, typos)) return true;
    if (!mayStandBetween(word)) return false;
  }
  return false;
}

/** Of an article nothing may stand there, or another word and what it says more: "several", "an official". */
function standsInPlace(search: Search, part: number, at: number, typos: number): boolean {
  const { words } = search;
  const next = (from: number) => standsAt(search, part + 1, from, typos);
  const isFree = (from: number) => !NEGATIONS.has(words[from] ?? "");
  if (next(at)) return true;
  if (part === 0 || !isFree(at)) return false;
  return next(at + 1) || (mayStandBetween(words[at] ?? "") && isFree(at + 1) && next(at + 2));
}

function standsHere(search: Search, part: number, at: number, typos: number): boolean {
  const { words, parts, languages } = search;
  const said = words[at] ?? "";
  const meant = parts[part]?.word ?? "";
  const isSame = (word: string, wanted: string) => isForm(word, wanted, languages);
  if (isSame(said, meant) && standsAt(search, part + 1, at + 1, typos)) return true;
  const isSplit = meant.length >= SHORTEST_SPLIT && `${said}${words[at + 1] ?? ""}` === meant;
  if (isSplit && said !== meant && standsAt(search, part + 1, at + 2, typos)) return true;
  let joined = meant;
  for (let next = part + 1; next < parts.length && joined.length < said.length; next += 1) {
    joined += parts[next]?.word ?? "";
    if (isSame(said, joined) && standsAt(search, next + 1, at + 1, typos)) return true;
  }
  const isOnly = parts.length > 1 && typos === 0;
  const shortest = isOnly ? SHORTEST_TYPO_AMONG_OTHERS : SHORTEST_TYPO;
  if (!isMistyped(said, meant, shortest, languages)) return false;
  // A short word mistyped takes all that may be wrong of a phrase.
  const spent = meant.length < SHORTEST_TYPO ? Number.POSITIVE_INFINITY : typos + 1;
  return typos !== Number.POSITIVE_INFINITY && standsAt(search, part + 1, at + 1, spent);
}

function mayStandBetween(word: string): boolean {
  return (ALL_STOP_WORDS.has(word) || BETWEEN.has(word)) && !NEGATIONS.has(word);
}
