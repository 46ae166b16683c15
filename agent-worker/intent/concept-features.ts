import { isOneEditApart } from "../retrieval/edit-distance.ts";
import { ALL_STOP_WORDS } from "../retrieval/stop-words.ts";
import { searchWords } from "../retrieval/words.ts";
import type { Concept } from "./concept.ts";
import { ANGER_CONCEPTS, HASTE_CONCEPTS } from "./mood-concepts.ts";
import { PERSON_CONCEPTS } from "./person-concepts.ts";
import { ASKS_DUTY, BEFORE_NOUN, NO_TYPO } from "./person-lexicon.ts";
import { SMALL_TALK_CONCEPTS } from "./small-talk-concepts.ts";

const CONCEPTS: Readonly<Record<string, Concept>> = {
  ...PERSON_CONCEPTS,
  ...ANGER_CONCEPTS,
  ...HASTE_CONCEPTS,
  ...SMALL_TALK_CONCEPTS,
};
/** Words of these are often mistyped by those who want a person, and worth recognising all the same. */
const OFTEN_MISTYPED = [
  "speak",
  "reach",
  "hand",
  "obtain",
  "sure",
  "person",
  "someone",
  "role",
  "urgent",
];
const SHORTEST_TYPO = 5;
const SHORTEST_LONG_WORD = 4;
const SHORTEST_SKELETON = 3;
const LEAST_CONSONANTS = 3;
const WINDOW = 7;
const MOST_WORDS = 80;
/** "Agent, please" wants one without saying so. */
const LONGEST_BARE = 4;

/** Without any of these nobody is named, so nobody can be asked for. */
const SURELY_SOMEBODY = ["sure", "service", "callback", "escalate", "anybodyThere"];
const SOMEBODY = ["person", "someone", "role", "bot", "whoCan"];
/** "Pay someone" names somebody and wants nothing of them. */
const WANTED = ["speak", "reach", "callMe", "hand", "obtain", "available", "not", "byPhone"];

type Phrase = { concept: string; words: readonly string[] };

const BY_FIRST_WORD = indexPhrases();
const BEGINNINGS = Object.entries(CONCEPTS).flatMap(([concept, { words }]) =>
  words.filter((word) => word.endsWith("*")).map((word) => ({ concept, start: word.slice(0, -1) })),
);
const CORRECTABLE = OFTEN_MISTYPED.flatMap((name) => CONCEPTS[name]?.words ?? []).filter(
  (word) => word.length >= SHORTEST_LONG_WORD && !word.endsWith("*"),
);
const REMEMBERED = 20_000;

/** "Six people" are not wanted for a talk. */
const COUNT = /^(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|many)$/;

const ASKING: ReadonlySet<string> = new Set(["speak", "reach", "callMe", "whoCan"]);
/** Whoever asks when somebody calls does not ask to be called. */
const CALLING: ReadonlySet<string> = new Set(["callMe", "callback", "reach"]);
const MOST_LITTLE_WORDS = 3;

const HAS_FACE = /\p{Extended_Pictographic}|(?:^|\s)[:;]-?[)(DP]/u;

type Found = { concept: string; at: number; end: number };

/** What a message is made of, as names: concepts, what follows on what, how it begins, how much of it is about something. */
export function readConceptFeatures(text: string): Set<string> {
  const words = searchWords(text).slice(0, MOST_WORDS).map(correct);
  const found = setAside(words, keepLonger(words.flatMap((_, at) => conceptsAt(words, at))));
  const features = new Set<string>();
  for (const [index, { concept, at, end }] of found.entries()) {
    features.add(concept);
    if (at === 0) features.add(`^${concept}`);
    if (end === words.length) features.add(`${concept}$`);
    for (const later of found.slice(index + 1)) {
      if (later.at >= end && later.at - end < WINDOW) features.add(`${concept} ${later.concept}`);
      if (later.at === end) features.add(`${concept}+${later.concept}`);
    }
  }
  const covered = new Set(
    found.flatMap(({ at, end }) => words.slice(at, end).map((_, n) => at + n)),
  );
  const isOther = (at: number) =>
    at < words.length && !covered.has(at) && !ALL_STOP_WORDS.has(words[at] ?? "");
  // "Call me Bailey" wants a name, "call me" a call.
  for (const { concept, end } of found)
    if (isOther(afterLittleWords(words, end))) features.add(`${concept}+other`);
  const rest = words.filter((_, at) => isOther(at)).length;
  features.add(`about:${rest > 4 ? "more" : rest > 2 ? "some" : rest}`);
  features.add(`words:${words.length > 12 ? "many" : words.length > 5 ? "some" : "few"}`);
  for (const sign of signsOf(text)) features.add(sign);
  const isBare = rest === 0 && words.length <= LONGEST_BARE;
  if (features.has("naming") || ![...SURELY_SOMEBODY, ...SOMEBODY].some((one) => features.has(one)))
    features.add("nobody");
  else if (
    !isBare &&
    !SURELY_SOMEBODY.some((one) => features.has(one)) &&
    !WANTED.some((one) => features.has(one))
  )
    features.add("nobody-wanted");
  return features;
}

function conceptsAt(words: readonly string[], at: number): Found[] {
  const word = words[at] ?? "";
  const phrases = BY_FIRST_WORD.get(word) ?? [];
  const isCounted = COUNT.test(words[at - 1] ?? "");
  const isNoun = word === "contact" && BEFORE_NOUN.has(words[at - 1] ?? "");
  const found = phrases
    .filter((phrase) => phrase.words.every((one, offset) => words[at + offset] === one))
    .filter(({ concept }) => !(isCounted && concept === "person"))
    .filter(({ concept, words: own }) => !(isNoun && concept === "reach" && own.length === 1))
    .map((phrase) => ({ concept: phrase.concept, at, end: at + phrase.words.length }));
  for (const { concept, start } of BEGINNINGS)
    if (word.startsWith(start)) found.push({ concept, at, end: at + 1 });
  return found;
}

/** "Contact person" is neither contacting nor a person: the words of a phrase don't count by themselves. */
function keepLonger(found: readonly Found[]): Found[] {
  const phrases = found.filter(({ at, end }) => end - at > 1);
  return found.filter(
    (one) => one.end - one.at > 1 || !phrases.some(({ at, end }) => at <= one.at && one.end <= end),
  );
}

/** Whoever asks whether they have to speak to somebody, or what they are called, does not ask for anybody. */
function setAside(words: readonly string[], found: readonly Found[]): Found[] {
  const isAside =
    ASKS_DUTY.test(words.join(" ")) || found.some(({ concept }) => concept === "naming");
  const asksWhen = found.some(({ concept, at }) => concept === "whenTo" && at === 0);
  return found.filter(
    ({ concept, end }) =>
      !(isAside && ASKING.has(concept)) &&
      !(asksWhen && CALLING.has(concept)) &&
      // "Does the nurse speak Spanish" is about the language.
      !(concept === "speak" && found.some((one) => one.concept === "language" && one.at === end)),
  );
}

function afterLittleWords(words: readonly string[], from: number): number {
  const little = words.slice(from, from + MOST_LITTLE_WORDS);
  const next = little.findIndex((word) => !ALL_STOP_WORDS.has(word));
  return next < 0 ? from : from + next;
}

function signsOf(text: string): string[] {
  const letters = text.replaceAll(/[^\p{L}]/gu, "");
  const isLoud =
    letters.length > 8 && letters === letters.toUpperCase() && letters !== letters.toLowerCase();
  return [
    ...(/[!?]{2,}/.test(text) ? ["sign:many"] : []),
    ...(text.includes("?") ? ["sign:question"] : []),
    ...(text.includes("!") ? ["sign:exclaim"] : []),
    ...(isLoud ? ["sign:loud"] : []),
    ...(HAS_FACE.test(text) ? ["sign:face"] : []),
  ];
}

const corrected = new Map<string, string>();

function correct(word: string): string {
  if (word.length < SHORTEST_SKELETON || BY_FIRST_WORD.has(word) || NO_TYPO.has(word)) return word;
  const known = corrected.get(word);
  if (known !== undefined) return known;
  // Short words are too near to others, unless only their letters were swapped.
  const meant =
    CORRECTABLE.find((candidate) =>
      candidate.length >= SHORTEST_TYPO && word.length >= SHORTEST_TYPO
        ? isOneEditApart(word, candidate)
        : isSwapped(word, candidate),
    ) ?? CORRECTABLE.find((candidate) => lacksVowels(word, candidate));
  if (corrected.size >= REMEMBERED) corrected.clear();
  corrected.set(word, meant ?? word);
  return meant ?? word;
}

function isSwapped(word: string, candidate: string): boolean {
  return (
    word.length === candidate.length &&
    word[0] === candidate[0] &&
    isOneEditApart(word, candidate) &&
    [...word].toSorted().join("") === [...candidate].toSorted().join("")
  );
}

/** "Presn" and "spk" are heard as "person" and "speak": the same consonants between the same ends. */
function lacksVowels(word: string, candidate: string): boolean {
  return (
    word.length < candidate.length &&
    word[0] === candidate[0] &&
    word.at(-1) === candidate.at(-1) &&
    consonantsOf(word).length >= LEAST_CONSONANTS &&
    consonantsOf(word) === consonantsOf(candidate)
  );
}

function consonantsOf(word: string): string {
  return word.replaceAll(/[aeiou]/g, "");
}

function indexPhrases(): Map<string, Phrase[]> {
  const index = new Map<string, Phrase[]>();
  for (const [concept, { words, phrases }] of Object.entries(CONCEPTS))
    for (const phrase of [...words.filter((word) => !word.endsWith("*")), ...phrases]) {
      const parts = phrase.split(" ");
      const first = parts[0] ?? "";
      index.set(first, [...(index.get(first) ?? []), { concept, words: parts }]);
    }
  return index;
}
