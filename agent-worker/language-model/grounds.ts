import { splitSentences } from "../text/sentences.ts";
import type { PassageUnit } from "../retrieval/passage-words.ts";
import { readPassageWords, stems } from "../retrieval/passage-words.ts";
import type { RankedPassage } from "../retrieval/ports.ts";
import { contentWords } from "../retrieval/query.ts";
import { stemWord } from "../retrieval/stem.ts";
import { guessTextLanguage } from "../retrieval/text-language.ts";
import { foldText } from "../retrieval/words.ts";
import { readFacts, readSourceFacts } from "./claim-facts.ts";

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
  signs: ReadonlySet<string>;
};

/**
 * Shares of a claim's words, chosen on the human answers of CLAPNQ (`npm run eval -- support`): that its sources must know,
 * that a sentence about its subject has, and that one which says nearly all of it has.
 */
const HALF = 0.5;
const NEAR = 0.4;
const ALMOST = 0.9;

/** The passages read so that claims can be held against them. */
export function readGrounds(passages: RankedPassage[]): Grounds {
  const units = passages.flatMap((passage) =>
    readPassageWords(passage).units.flatMap((unit) => readUnits(passage, unit)),
  );
  const headings = passages.flatMap(({ article, headings }) => [article.title, ...headings]);
  const addresses = passages.map(({ article }) => article.url ?? "");
  return {
    stems: new Set([...headings, ...passages.map(({ text }) => text)].flatMap(stems)),
    headingFacts: new Set([...headings, ...addresses].flatMap((one) => [...readSourceFacts(one)])),
    units,
  };
}

/** An item of a list may hold several sentences: a "no" in the last says nothing against the first. */
function readUnits(passage: RankedPassage, unit: PassageUnit): GroundUnit[] {
  const sentences = unit.text.includes("\n") ? [] : splitSentences(unit.text);
  const parts =
    sentences.length > 1
      ? sentences.map((text) => ({ text, stems: new Set(stems(text)) }))
      : [unit];
  return parts.map(({ text, stems }) => {
    return { passage, text, stems, facts: readSourceFacts(text), signs: readSigns(text) };
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
  const signs = readSigns(claim);
  const agrees = (unit: GroundUnit) => !isOpposite(signs, unit.signs);
  const told = facts.difference(grounds.headingFacts);
  if (!isToldTogether(told, subject, grounds.units)) return null;
  for (const fact of told) {
    const saying = unitsThatSay(fact, subject, grounds.units);
    if (!saying.some(agrees)) return null;
  }
  const nearest = nearestUnit(content, facts, grounds.units);
  return nearest && agrees(nearest) ? nearest : null;
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

const NEGATION =
  /\b(?:not|no|never|none|cannot|nor|neither|unable|nicht|kein\w*|nie|niemals|nunca|jamas|jamais|pas|aucune?)\b|n['’]t\b/;

/** "Without a fee" says that it is free. */
const NO_FEE =
  /\b(?:without|no|ohne|sin|sans)\s+(?:(?:an?|any|extra|late|eine?|una?|de)\s+)*(?:fees?|charges?|costs?|gebuhr\w*|kosten|costes?|cargos?|frais)\b/g;

/** Pairs of which a claim may not name one where its source names the other. */
const OPPOSITES = [
  [/\b(?:with|mit|con|avec)\b/, /\b(?:without|ohne|sin|sans)\b/],
  [
    /\b(?:open|opens|opened|offen|geoffnet|abiert[oa]s?|ouverte?s?)\b/,
    /\b(?:closed?|closes|geschlossen|cerrad[oa]s?|fermee?s?)\b/,
  ],
  [/\b(?:before|bevor|vor|antes|avant)\b/, /\b(?:after|nachdem|nach|despues|apres)\b/],
  [
    /\b(?:free|kostenlos|gratis|gratuite?s?)\b/,
    /\b(?:fees?|charged?|costs?|gebuhr\w*|kostet|cuesta|frais)\b/,
  ],
  [
    /\b(?:allowed|permitted|erlaubt|permitid[oa]s?|autorise\w*)\b/,
    /\b(?:forbidden|prohibited|banned|verboten|prohibid[oa]s?|interdite?s?)\b/,
  ],
  [
    /\b(?:safe|sicher|seguro|sur)\b/,
    /\b(?:unsafe|dangerous|gefahrlich|peligros[oa]s?|dangereu\w*)\b/,
  ],
  [
    /\b(?:included?|includes|inklusive|incluid[oa]s?|inclus\w*)\b/,
    /\b(?:excluded?|excludes|ausgeschlossen|excluid[oa]s?|exclus\w*)\b/,
  ],
] as const;

/** Which negation and which side of the opposites a sentence names. */
function readSigns(text: string): Set<string> {
  const plain = foldText(text).replace(NO_FEE, " free ");
  const signs = new Set<string>();
  if (NEGATION.test(plain)) signs.add("not");
  for (const [index, [one, other]] of OPPOSITES.entries()) {
    if (one.test(plain)) signs.add(`+${index}`);
    if (other.test(plain)) signs.add(`-${index}`);
  }
  return signs;
}

/** "Open" against "closed", or "not" on one side alone; "not open" and "closed" agree. */
function isOpposite(claim: ReadonlySet<string>, source: ReadonlySet<string>): boolean {
  let turns = claim.has("not") === source.has("not") ? 0 : 1;
  for (const index of OPPOSITES.keys()) {
    const side = (signs: ReadonlySet<string>) =>
      Number(signs.has(`+${index}`)) - Number(signs.has(`-${index}`));
    if (side(claim) * side(source) < 0) turns += 1;
  }
  return turns % 2 === 1;
}
