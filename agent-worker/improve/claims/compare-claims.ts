import { stemWord } from "../../retrieval/stem.ts";
import { HOUSE, TITLE } from "./generic-words.ts";
import type { Claim } from "./read-claims.ts";
import { differOnDay } from "./schedule.ts";

type Compared = { kind: "number" | "negation"; nearness: number };

/** With so few words in all, one that they share is what they are about. */
const FEW_WORDS = 2;
/** The share of the longer one's subject that both must have. */
const SAME_SUBJECT = 0.3;
/** Times that differ by more than this are of different things: a wait of minutes and one of weeks. */
const FARTHEST_TIMES = 30;

/** Whether two claims about one thing cannot both hold; null when they can, or are about two things. */
export function compareClaims(a: Claim, b: Claim): Compared | null {
  const kind = opposition(a, b);
  if (kind === null || a.when.symmetricDifference(b.when).size > 0) return null;
  if (kind === "schedule") return isOnePlace(a, b) ? { kind: "number", nearness: 1 } : null;
  const nearness = nearnessOf(a, b, kind === "negation");
  return nearness === null ? null : { kind, nearness };
}

/** In what two claims would differ if they were about one thing. */
function opposition(a: Claim, b: Claim): "number" | "negation" | "schedule" | null {
  if (a.schedule !== null && b.schedule !== null)
    return differOnDay(a.schedule, b.schedule) ? "schedule" : null;
  if (a.isDenied !== b.isDenied)
    return a.isSentence && b.isSentence && isDenial(a, b) ? "negation" : null;
  return differInFigure(a, b) ? "number" : null;
}

/** Opening hours are those of the house, or of the one part that both name. */
function isOnePlace(a: Claim, b: Claim): boolean {
  const [own, theirs] = [a.subject.difference(HOUSE), b.subject.difference(HOUSE)];
  if (own.size === 0 && theirs.size === 0)
    return scopeOf(a).symmetricDifference(scopeOf(b)).size === 0;
  return own.intersection(theirs).size > 0 && mayBeOne(a, b);
}

/** What of its title tells its place or part from others. */
function scopeOf({ title }: Claim): ReadonlySet<string> {
  return title.difference(TITLE).difference(HOUSE);
}

/** How much of their subjects they share; null when they may well be about two things. */
function nearnessOf(a: Claim, b: Claim, isDenial: boolean): number | null {
  const [own, theirs] = [subjectOf(a), subjectOf(b)];
  const shared = own.intersection(theirs);
  const all = own.union(theirs).size;
  if (shared.size === 0 || shared.size / Math.max(own.size, theirs.size) < SAME_SUBJECT)
    return null;
  if (shared.size === 1 && !isTold([...shared][0] ?? "", { a, b, all, isDenial })) return null;
  return mayBeOne(a, b) ? shared.size / all : null;
}

/** Whether one shared word makes them about one thing: a name does; another only where there are hardly any others. */
function isTold(
  stem: string,
  { a, b, all, isDenial }: { a: Claim; b: Claim; all: number; isDenial: boolean },
): boolean {
  if (a.names.has(stem) && b.names.has(stem)) return true;
  if (isDenial && !(a.isWhole && b.isWhole)) return false;
  if (a.isLead !== b.isLead) return false;
  return (
    all <= (isDenial ? 1 : FEW_WORDS) &&
    a.narrowing.get(stem) !== null &&
    b.narrowing.get(stem) !== null
  );
}

/** Not when each of them has words beside the other's, nor when those of one narrow it down. */
function mayBeOne(a: Claim, b: Claim): boolean {
  const shared = a.subject.intersection(b.subject);
  const ofA = subjectOf(a).difference(b.subject).difference(b.title);
  const ofB = subjectOf(b).difference(a.subject).difference(a.title);
  if (ofA.size > 0 && ofB.size > 0) return false;
  if (isNarrowed(a, ofA, shared) && !b.isUniversal) return false;
  return !isNarrowed(b, ofB, shared) || a.isUniversal;
}

/** The house is everywhere, and what is counted is not what the sentence is about. */
function subjectOf({ subject, figures }: Claim): ReadonlySet<string> {
  const units = [...figures.keys()].map((kind) => stemWord(kind.replace(/^count /, "")));
  const own = subject.difference(HOUSE);
  const named = own.difference(new Set(units));
  return named.size > 0 ? named : own;
}

function isNarrowed(
  { narrowing }: Claim,
  own: ReadonlySet<string>,
  shared: ReadonlySet<string>,
): boolean {
  return [...own].some((stem) => {
    const next = narrowing.get(stem);
    return next === null || (next !== undefined && (shared.has(next) || own.has(next)));
  });
}

/** What one needs and another may have are no opposites, nor are two sides of a figure. */
function isDenial(a: Claim, b: Claim): boolean {
  if (a.isNeed !== b.isNeed || a.isConditional || b.isConditional) return false;
  // "Not included" and "costs 18 euros" agree.
  const isPaid = (claim: Claim) =>
    [...(claim.figures.get("money") ?? [])].some((one) => one !== "0");
  return isPaid(a) === isPaid(b) && !hasTwoSides(a, b);
}

/** Of one kind each has a figure that the other lacks, and nothing else that they count differs. */
function differInFigure(a: Claim, b: Claim): boolean {
  const differing = [...a.figures.keys()].filter((kind) => isOther(kind, a, b));
  if (differing.length !== 1 || hasTwoSides(a, b)) return false;
  const [kind = ""] = differing;
  return kind !== "number" && !(kind === "time" && areFarApart(a, b));
}

function isOther(kind: string, a: Claim, b: Claim): boolean {
  const [own, theirs] = [a.figures.get(kind), b.figures.get(kind)];
  if (own === undefined || theirs === undefined) return false;
  return own.difference(theirs).size > 0 && theirs.difference(own).size > 0;
}

/** "Up to 24 hours before" and "less than 24 hours before" divide the time between them. */
function hasTwoSides(a: Claim, b: Claim): boolean {
  if (a.bounds.symmetricDifference(b.bounds).size === 0) return false;
  return [...a.figures].some(([kind, own]) => {
    const theirs = kind === "money" ? undefined : b.figures.get(kind);
    return theirs !== undefined && own.intersection(theirs).size > 0;
  });
}

function areFarApart(a: Claim, b: Claim): boolean {
  const longest = (claim: Claim) =>
    Math.max(
      ...[...(claim.figures.get("time") ?? [])].flatMap((one) => one.split("-").map(Number)),
    );
  const ratio = longest(a) / longest(b);
  return ratio > FARTHEST_TIMES || ratio < 1 / FARTHEST_TIMES;
}
