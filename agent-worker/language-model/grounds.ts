import { splitSentences } from "../text/sentences.ts";
import type { PassageUnit } from "../retrieval/passage-words.ts";
import { readPassageWords, stems } from "../retrieval/passage-words.ts";
import type { RankedPassage } from "../retrieval/ports.ts";
import { contentWords } from "../retrieval/query.ts";
import { stemWord } from "../retrieval/stem.ts";
import { guessTextLanguage } from "../retrieval/text-language.ts";
import { readFacts, readSourceFacts } from "./claim-facts.ts";
import { agrees, type Meaning, readMeaning } from "./polarity.ts";

/** What claims may rest on: a few passages, read sentence by sentence. */
export type Grounds = {
  stems: ReadonlySet<string>;
  /** What titles and headings say; it holds for all that stands below. */
  headingFacts: ReadonlySet<string>;
  units: GroundUnit[];
};

export type GroundUnit = {
  passage: RankedPassage;
  text: string;
  stems: ReadonlySet<string>;
  facts: ReadonlySet<string>;
  /** The stems with those of the heading above, and of the sentence before where it leans on that. */
  context: ReadonlySet<string>;
  meaning: Meaning;
};

/**
 * Shares of a claim's words, chosen on the human answers of CLAPNQ (`npm run eval -- support`): that its sources must know,
 * that a sentence about its subject has, and that one which says nearly all of it has.
 */
const HALF = 0.5;
const NEAR = 0.4;
const ALMOST = 0.9;
const NOTHING: ReadonlySet<string> = new Set();
const LEANS_BACK =
  /^(?:there|this|that|these|those|it|its|they|he|she|both|es|sie|er|dies\w*|das|hay|est[eoa]s?|il|elle|ce|cela|ils|elles)\b/i;

/** The passages read so that claims can be held against them. */
export function readGrounds(passages: RankedPassage[]): Grounds {
  const units = passages.flatMap((passage) => {
    const read = readPassageWords(passage).units;
    return read.flatMap((unit, at) => readUnits(passage, unit, read[at - 1]?.stems ?? NOTHING));
  });
  const headings = passages.flatMap(({ article, headings }) => [article.title, ...headings]);
  const addresses = passages.map(({ article }) => article.url ?? "");
  return {
    stems: new Set([...headings, ...passages.map(({ text }) => text)].flatMap(stems)),
    headingFacts: new Set([...headings, ...addresses].flatMap((one) => [...readSourceFacts(one)])),
    units,
  };
}

/** An item of a list may hold several sentences: a "no" in the last says nothing against the first. */
function readUnits(
  passage: RankedPassage,
  unit: PassageUnit,
  before: ReadonlySet<string>,
): GroundUnit[] {
  const sentences = unit.text.includes("\n") ? [] : splitSentences(unit.text);
  const parts =
    sentences.length > 1
      ? sentences.map((text) => ({ text, stems: new Set(stems(text)) }))
      : [unit];
  const heading = new Set(stems(passage.headings.at(-1) ?? ""));
  let previous = before;
  return parts.map(({ text, stems }) => {
    const leaning = LEANS_BACK.test(text) ? previous : new Set<string>();
    previous = stems;
    const context = stems.union(heading).union(leaning);
    const meaning = readMeaning(text);
    return { passage, text, stems, context, facts: readSourceFacts(text), meaning };
  });
}

/**
 * The sentence of the passages that a claim rests on; null when it rests on none: under half of its content words are in
 * the passages, a number, price, day or address is not said of its subject, or they say the opposite.
 */
export function findGround(claim: string, grounds: Grounds): GroundUnit | null {
  const facts = readFacts(claim);
  const words = contentWords(claim, guessTextLanguage(claim));
  const content = new Set(words.map(stemWord));
  const known = content.intersection(grounds.stems).size;
  if (content.size === 0 || known / content.size < HALF) return null;
  const subject = new Set(words.filter((word) => readFacts(word).size === 0).map(stemWord));
  const meaning = readMeaning(claim);
  const isAgreed = (unit: GroundUnit) => agrees(meaning, unit.meaning);
  const told = facts.difference(grounds.headingFacts);
  if (!isToldTogether(told, subject, grounds.units)) return null;
  for (const fact of told) {
    const saying = unitsThatSay(fact, subject, grounds.units);
    if (!saying.some(isAgreed)) return null;
  }
  const nearest = nearestUnit(content, facts, grounds.units);
  if (!nearest || !isAgreed(nearest)) return null;
  const isDenied = grounds.units.some(
    (unit) => tellsMore(unit, nearest, subject) && !isOfOthers(unit, told) && !isAgreed(unit),
  );
  return isDenied ? null : nearest;
}

/** "There is no deposit" below "Service animals" says more of a service animal's deposit than "A pet's deposit is $300". */
function tellsMore(unit: GroundUnit, than: GroundUnit, subject: ReadonlySet<string>): boolean {
  const [one, other] = [subject.intersection(unit.context), subject.intersection(than.context)];
  return one.size > other.size;
}

/** Where one sentence says nearly all of a claim, its facts are the ones that count. */
function isToldTogether(
  facts: ReadonlySet<string>,
  subject: ReadonlySet<string>,
  units: GroundUnit[],
): boolean {
  if (subject.size < 3) return true;
  const saying = units.filter(
    ({ stems }) => subject.intersection(stems).size >= ALMOST * subject.size,
  );
  return saying.length === 0 || saying.some((unit) => facts.isSubsetOf(unit.facts));
}

/** On Saturday's hours, where Sunday's are claimed. */
function isOfOthers({ facts }: GroundUnit, claimed: ReadonlySet<string>): boolean {
  const kindOf = (fact: string) => fact.slice(0, fact.indexOf(":"));
  const kinds = new Set(Array.from(facts, kindOf));
  return [...claimed].some((fact) => !facts.has(fact) && kinds.has(kindOf(fact)));
}

/**
 * A fact counts only where the claim's subject is spoken of: in a sentence, or right behind one, that shares at least this
 * part of the words that the closest sentence shares with the claim.
 */
function unitsThatSay(
  fact: string,
  subject: ReadonlySet<string>,
  units: GroundUnit[],
): GroundUnit[] {
  const shared = units.map(({ stems }) => subject.intersection(stems).size);
  const enough = Math.max(1, NEAR * Math.max(...shared));
  return units.filter(
    (unit, index) =>
      unit.facts.has(fact) && Math.max(shared[index] ?? 0, shared[index - 1] ?? 0) >= enough,
  );
}

/** Facts weigh more than words: "on Sunday" is about the sentence on Sundays. */
function nearestUnit(
  content: ReadonlySet<string>,
  facts: ReadonlySet<string>,
  units: GroundUnit[],
): GroundUnit | null {
  let best: GroundUnit | null = null;
  let highest = 0;
  for (const unit of units) {
    const shared = content.intersection(unit.stems).size;
    const score =
      shared + 2 * facts.intersection(unit.facts).size + shared / (10 + unit.stems.size);
    if (score > highest) [best, highest] = [unit, score];
  }
  return best;
}
