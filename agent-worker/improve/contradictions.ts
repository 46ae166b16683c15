import type { Checkup } from "../../shared/protocol/improve-calls.ts";
import type { CheckedPassage } from "./check-articles.ts";
import { compareClaims } from "./claims/compare-claims.ts";
import { type Claim, readClaims } from "./claims/read-claims.ts";

type Contradiction = Checkup["contradictions"][number];

/** So many claims of one word are looked at. */
const COMMON = 60;
const SLICE = 200;

/** Sentences of different articles or sections about one thing that differ in a figure or a time, or of which one denies the other. */
export async function findContradictions(
  passages: readonly CheckedPassage[],
  letOthersRun: () => Promise<unknown>,
): Promise<Contradiction[]> {
  const places = new Map<string, Claim[]>();
  const found = new Map<string, Contradiction & { nearness: number }>();
  for (const [at, passage] of passages.entries()) {
    if (at % SLICE === SLICE - 1) await letOthersRun();
    for (const claim of readClaims(passage)) {
      for (const other of neighbours(claim, places)) {
        const compared = compareClaims(other, claim);
        if (compared === null) continue;
        const key = `${other.sentence}\n${claim.sentence}`;
        const known = found.get(key);
        if (known === undefined || known.nearness < compared.nearness)
          found.set(key, { ...compared, one: place(other), other: place(claim) });
      }
      for (const stem of placesOf(claim)) {
        const same = places.get(stem);
        if (same === undefined) places.set(stem, [claim]);
        else if (same.length < COMMON) same.push(claim);
      }
    }
  }
  return [...found.values()]
    .toSorted((a, b) => b.nearness - a.nearness)
    .map(({ kind, one, other }) => ({ kind, one, other }));
}

/** Opening hours have no subject of their own. */
function placesOf({ subject, schedule }: Claim): string[] {
  return [...subject, ...(schedule === null ? [] : [" schedule"])];
}

function neighbours(claim: Claim, places: ReadonlyMap<string, Claim[]>): Set<Claim> {
  const all = new Set<Claim>();
  for (const stem of placesOf(claim))
    for (const other of places.get(stem) ?? [])
      if (mayDiffer(claim, other) && isElsewhere(other.passage, claim.passage)) all.add(other);
  return all;
}

/** Most sentences count nothing and deny nothing: told apart before anything is compared. */
function mayDiffer(one: Claim, other: Claim): boolean {
  if (one.isDenied !== other.isDenied) return true;
  if (one.schedule !== null && other.schedule !== null) return true;
  return one.figures.size > 0 && other.figures.size > 0;
}

function isElsewhere(one: CheckedPassage, other: CheckedPassage): boolean {
  return one.article !== other.article || one.heading !== other.heading;
}

function place({ passage, sentence }: Claim): Contradiction["one"] {
  const { article, title, heading } = passage;
  return { article, title, heading, text: sentence };
}
