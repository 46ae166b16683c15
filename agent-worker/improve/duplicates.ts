import type { Checkup } from "../../shared/protocol/improve-calls.ts";
import { writtenWords } from "../retrieval/words.ts";
import type { CheckedPassage } from "./check-articles.ts";

type Duplicate = Checkup["duplicates"][number];

/** Words of a run. */
const SHINGLE = 4;
/** A run of words in more passages than this is a turn of phrase of the house. */
const COMMON = 12;
/** The share of all their runs that two passages must have in common, and how many runs each must have. */
const SAME = 0.55;
const FEWEST = 8;
/** Passages between two pauses in which others run. */
const SLICE = 500;

/** Passages that say the same in nearly the same words, by the runs of four words they share; the closest first. */
export async function findDuplicates(
  passages: readonly CheckedPassage[],
  letOthersRun: () => Promise<unknown>,
): Promise<Duplicate[]> {
  const shingles = passages.map(({ text }) => shinglesOf(text));
  const places = new Map<string, number[]>();
  const found: Duplicate[] = [];
  for (const [at, own] of shingles.entries()) {
    if (at % SLICE === SLICE - 1) await letOthersRun();
    const shared = new Map<number, number>();
    for (const shingle of own) {
      const others = places.get(shingle);
      if (others === undefined) places.set(shingle, [at]);
      else if (others.length < COMMON) {
        for (const other of others) shared.set(other, (shared.get(other) ?? 0) + 1);
        others.push(at);
      }
    }
    for (const [other, count] of shared) {
      const theirs = shingles[other];
      const [one, two] = [passages[other], passages[at]];
      if (!theirs || !one || !two || Math.min(own.size, theirs.size) < FEWEST) continue;
      const share = count / (own.size + theirs.size - count);
      if (share >= SAME) found.push({ share, one, other: two });
    }
  }
  return found.toSorted((a, b) => b.share - a.share);
}

function shinglesOf(text: string): Set<string> {
  const words = writtenWords(text);
  return new Set(words.slice(SHINGLE - 1).map((_, at) => words.slice(at, at + SHINGLE).join(" ")));
}
