import type { Checkup } from "../../shared/protocol/improve-calls.ts";
import { contentWords } from "../retrieval/query.ts";
import { stemWord } from "../retrieval/stem.ts";
import { foldText } from "../retrieval/words.ts";
import { splitSentences } from "../text/sentences.ts";
import type { CheckedPassage } from "./check-articles.ts";

type Contradiction = Checkup["contradictions"][number];

type Claim = {
  passage: CheckedPassage;
  sentence: string;
  /** What it is about: the stems of its words without figures and denials, those of its heading among them. */
  subject: ReadonlySet<string>;
  figures: Map<string, Set<string>>;
  isDenied: boolean;
};

const NUMBER =
  /(\$|€|£)?\s*(\d+(?:[.,:]\d+)*)\s*(%|percent|am|pm|a\.m\.|p\.m\.|uhr|dollars?|euros?|minutes?|hours?|days?|weeks?|months?|years?|minuten|stunden|tage|wochen|monate|jahre)?/g;
const DENIED =
  /\b(?:not|no|never|cannot|can't|don't|doesn't|isn't|aren't|won't|without|nicht|kein\w*|nie|ohne|nunca|sin|ne|pas|jamais|sans)\b/;
/** The share of words that two claims about one thing have in common. */
const SAME_SUBJECT = 0.7;
/** A denial alone turns few sentences into their opposite unless the rest is nearly the same. */
const SAME_WORDS = 0.8;
const FEWEST_WORDS = 3;
/** A word in more claims than this finds no further neighbours. */
const COMMON = 40;
/** Passages between two pauses in which others run. */
const SLICE = 500;

/** Sentences of different articles about one subject with other figures, or of which one denies what the other says. */
export async function findContradictions(
  passages: readonly CheckedPassage[],
  letOthersRun: () => Promise<unknown>,
): Promise<Contradiction[]> {
  const places = new Map<string, Claim[]>();
  const found: (Contradiction & { nearness: number })[] = [];
  for (const [at, passage] of passages.entries()) {
    if (at % SLICE === SLICE - 1) await letOthersRun();
    for (const claim of claimsOf(passage)) {
      for (const other of neighbours(claim, places)) {
        const nearness = share(claim.subject, other.subject);
        const kind = kindOf(claim, other, nearness);
        if (kind !== null) found.push({ kind, one: place(other), other: place(claim), nearness });
      }
      for (const stem of claim.subject) {
        const same = places.get(stem);
        if (same === undefined) places.set(stem, [claim]);
        else if (same.length < COMMON) same.push(claim);
      }
    }
  }
  return found
    .toSorted((a, b) => b.nearness - a.nearness)
    .map(({ kind, one, other }) => ({ kind, one, other }));
}

function claimsOf(passage: CheckedPassage): Claim[] {
  const sentences = passage.text.split("\n").flatMap(splitSentences);
  return sentences.flatMap((sentence): Claim[] => {
    const plain = foldText(sentence);
    const figures = figuresOf(plain);
    const isDenied = DENIED.test(plain);
    const words = contentWords(plain.replace(NUMBER, " ").replace(DENIED, " "), null);
    const subject = new Set(words.filter((word) => !/\d/.test(word)).map(stemWord));
    const isClaim = subject.size >= FEWEST_WORDS;
    return isClaim ? [{ passage, sentence, subject, figures, isDenied }] : [];
  });
}

/** Figures by their unit, so that a price is only held against a price. */
function figuresOf(plain: string): Map<string, Set<string>> {
  const figures = new Map<string, Set<string>>();
  for (const [, before = "", number = "", after = ""] of plain.matchAll(NUMBER)) {
    const unit = unitOf(before, number, after);
    const known = figures.get(unit) ?? new Set<string>();
    figures.set(
      unit,
      known.add(unit === "clock" ? `${number}${after.replace(/\./g, "")}` : number),
    );
  }
  return figures;
}

function unitOf(before: string, number: string, after: string): string {
  if (before !== "" || /^(?:dollar|euro)/.test(after)) return "money";
  if (/^(?:%|percent)/.test(after)) return "percent";
  if (number.includes(":") || /^(?:[ap]\.?m|uhr)/.test(after)) return "clock";
  return after.replace(/(?:n|s|en|e)$/, "");
}

function neighbours(claim: Claim, places: Map<string, Claim[]>): Set<Claim> {
  const all = new Set<Claim>();
  for (const stem of claim.subject)
    for (const other of places.get(stem) ?? [])
      if (other.passage.article !== claim.passage.article) all.add(other);
  return all;
}

function kindOf(a: Claim, b: Claim, nearness: number): Contradiction["kind"] | null {
  if (nearness < SAME_SUBJECT) return null;
  if (nearness >= SAME_WORDS && a.isDenied !== b.isDenied && sameFigures(a, b)) return "negation";
  return a.isDenied === b.isDenied && otherFigures(a, b) ? "number" : null;
}

/** Of one unit, each has a figure that the other lacks. */
function otherFigures(a: Claim, b: Claim): boolean {
  return [...a.figures].some(([unit, own]) => {
    const theirs = b.figures.get(unit);
    if (theirs === undefined) return false;
    return own.difference(theirs).size > 0 && theirs.difference(own).size > 0;
  });
}

function sameFigures(a: Claim, b: Claim): boolean {
  return !otherFigures(a, b);
}

function share(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  return a.intersection(b).size / a.union(b).size;
}

function place({ passage, sentence }: Claim): Contradiction["one"] {
  const { article, title, heading } = passage;
  return { article, title, heading, text: sentence };
}
