import { contentWords } from "../retrieval/query.ts";
import { stemWord } from "../retrieval/stem.ts";
import { guessTextLanguage } from "../retrieval/text-language.ts";
import { foldText } from "../retrieval/words.ts";
import { readSourceFacts } from "./claim-facts.ts";
import { type Comparison, readComparisons } from "./comparisons.ts";
import {
  DENIALS,
  FREE,
  LIMIT,
  NEGATION,
  NO_FEE,
  NO_NEGATION,
  OPPOSITES,
  PARTIAL,
  PERIODS,
  SAME_NEGATION,
  UNIVERSAL,
} from "./opposites.ts";

/** A sentence, and which way its parts point. */
export type Meaning = {
  /** Its words, folded; and the same with what they come to. */
  said: string;
  known: string;
  clauses: readonly Clause[];
  sides: Sides;
  comparisons: ReadonlyMap<string, Comparison>;
};

/** How often each side of the opposites is named. */
type Sides = readonly (readonly [number, number])[];

type Clause = {
  /** Stems of its content words, in their order. */
  content: ReadonlySet<string>;
  facts: ReadonlySet<string>;
  isDenied: boolean;
  sides: Sides;
};

/** What it counts that a clause is about the same: it has the first word that says something. */
const SUBJECT = 1;
const BREAK =
  /[;:()]|\s[–—-]\s|,?\s+(?=\b(?:but|except|unless|if|when|because|while|although|though|however|whereas|aber|sondern|ausser|wenn|falls|weil|obwohl|es sei denn|pero|sino|excepto|salvo|porque|aunque|cuando|mais|sauf|parce que|lorsque|quand)\b)|\s(?:and|und|y|et)\s+(?=(?:(?:is|are|was|were|do|does|did|can|may|must|will|has|have|had|needs?|requires?|takes?|costs?|ist|sind|hat|haben|kann|braucht|es|esta|necesita|est|sont|n)\s+)?(?:no|not|never|nicht|kein\w*|nunca|ne)\b|\w+n['’]t\b)|,\s+(?=\S+ (?:jedoch|aber|dagegen|hingegen|allerdings|however)\b)|,\s+(?=\b(?:and|or|so|which|und|oder|y|et)\b)/;
const OPENING =
  /^(?:if|when|unless|although|because|once|wenn|falls|sobald|si|cuando|quand|lorsque)\b[^,]*,/;

export function readMeaning(sentence: string): Meaning {
  const folded = foldText(sentence).replaceAll("ß", "ss");
  const { found, rest } = readComparisons(folded.replace(NO_NEGATION, " "));
  const plain = rest.replace(SAME_NEGATION, "$<first>$<between>$<and> ").replace(NO_FEE, " free ");
  return {
    said: rest,
    known: `${rest} ${plain}`,
    clauses: splitClauses(plain).map(readClause),
    sides: readSides(plain),
    comparisons: found,
  };
}

/** The parts of a sentence that may each say yes or no. */
function splitClauses(folded: string): string[] {
  const opening = OPENING.exec(folded)?.[0] ?? "";
  const parts = [opening, ...folded.slice(opening.length).split(BREAK)];
  return parts.filter((part) => /[\p{L}\p{N}]/u.test(part));
}

function readClause(part: string): Clause {
  const denials = DENIALS.filter(([yes, no]) => countOf(no, part) > 0 && countOf(yes, part) === 0);
  return {
    content: new Set(contentWords(part, guessTextLanguage(part)).map(stemWord)),
    facts: readSourceFacts(part),
    isDenied: (countOf(NEGATION, part) + denials.length) % 2 === 1,
    sides: readSides(part),
  };
}

function readSides(folded: string): Sides {
  return OPPOSITES.map(([one, other]) => [countOf(one, folded), countOf(other, folded)]);
}

function countOf(pattern: RegExp, text: string): number {
  return text.match(pattern)?.length ?? 0;
}

/** Whether a source says what a claim says and not the opposite: "not open" and "closed" agree, "open" and "closed" do not. */
export function agrees(claim: Meaning, source: Meaning): boolean {
  const turned = new Set(turnedSides(claim.sides, source.sides));
  let denied = 0;
  for (const clause of claim.clauses) {
    const nearest = nearestClause(clause, source.clauses);
    if (nearest === null) continue;
    if (nearest.isDenied !== clause.isDenied) denied += 1;
    for (const index of turnedSides(clause.sides, nearest.sides)) turned.add(index);
  }
  const turns = turned.size + (isComparedOtherwise(claim, source) ? 1 : 0);
  return denied === turns && denied <= 1 && !saysMore(claim.said, source.known);
}

/** The clause that a part of a claim is nearest to, for its length: "but cats are not" says all there is of cats. */
function nearestClause(clause: Clause, source: readonly Clause[]): Clause | null {
  const [subject = ""] = clause.content;
  let best: Clause | null = null;
  let highest = 0;
  for (const one of source) {
    const words = clause.content.intersection(one.content).size;
    const facts = weighFacts(clause.facts.intersection(one.facts));
    if (words + facts === 0) continue;
    const score =
      facts + words * (words / one.content.size) + (one.content.has(subject) ? SUBJECT : 0);
    if (score > highest) [best, highest] = [one, score];
  }
  return best;
}

/** A day tells clauses apart more than a number does. */
function weighFacts(facts: ReadonlySet<string>): number {
  const numbers = [...facts].filter((fact) => fact.startsWith("number:")).length;
  return numbers + 2 * (facts.size - numbers);
}

/** The opposites of which a claim names one side more often, and the other less, than its source. */
function turnedSides(claim: Sides, source: Sides): number[] {
  return claim.flatMap(([one, other], index) => {
    const [known = 0, knownOther = 0] = source[index] ?? [];
    const isTurned = (one > known && other < knownOther) || (one < known && other > knownOther);
    return isTurned ? [index] : [];
  });
}

function isComparedOtherwise(claim: Meaning, source: Meaning): boolean {
  return [...claim.comparisons].some(([fact, { side }]) => {
    const known = source.comparisons.get(fact);
    return known !== undefined && known.side !== side;
  });
}

/** "All" where the source says "some", "only" and "free" where it says neither. */
function saysMore(claim: string, source: string): boolean {
  if (LIMIT.claim.test(claim) && !LIMIT.source.test(source)) return true;
  if (FREE.claim.test(claim) && !FREE.source.test(source)) return true;
  const whole = claim.replace(PERIODS, " ");
  return UNIVERSAL.test(whole) && !PARTIAL.test(whole) && !UNIVERSAL.test(source);
}
