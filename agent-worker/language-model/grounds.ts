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
  facts: ReadonlySet<string>;
  units: GroundUnit[];
};

export type GroundUnit = {
  passage: RankedPassage;
  text: string;
  stems: ReadonlySet<string>;
  facts: ReadonlySet<string>;
  signs: ReadonlySet<string>;
};

const HALF = 0.5;

export function readGrounds(passages: RankedPassage[]): Grounds {
  const units = passages.flatMap((passage) =>
    readPassageWords(passage).units.map((unit) => readUnit(passage, unit)),
  );
  const texts = passages.map((passage) =>
    [passage.article.title, ...passage.headings, passage.article.url ?? "", passage.text].join(
      "\n",
    ),
  );
  return {
    stems: new Set(texts.flatMap(stems)),
    facts: new Set(texts.flatMap((text) => [...readSourceFacts(text)])),
    units,
  };
}

function readUnit(passage: RankedPassage, { text, stems }: PassageUnit): GroundUnit {
  return { passage, text, stems, facts: readSourceFacts(text), signs: readSigns(text) };
}

/**
 * The sentence of the passages that a claim rests on; null when it rests on none: under half of its content words are in
 * the passages, a number, price, day or address is not there, or the sentence says the opposite.
 */
export function findGround(claim: string, grounds: Grounds): GroundUnit | null {
  const facts = readFacts(claim);
  if (!facts.isSubsetOf(grounds.facts)) return null;
  const content = contentStems(claim);
  const known = content.filter((stem) => grounds.stems.has(stem)).length;
  if (content.length === 0 || known / content.length < HALF) return null;
  const nearest = nearestUnit(new Set(content), facts, grounds.units);
  return nearest && !isOpposite(readSigns(claim), nearest.signs) ? nearest : null;
}

function contentStems(claim: string): string[] {
  return contentWords(claim, guessTextLanguage(claim)).map(stemWord);
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
  /\b(?:not|no|never|none|without|cannot|nor|neither|unable|nicht|kein\w*|nie|niemals|ohne|nunca|jamas|sin|jamais|pas|sans|aucune?)\b|n['’]t\b/;

/** Pairs of which a claim may not name one where its source names the other. */
const OPPOSITES = [
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
  const plain = foldText(text);
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
