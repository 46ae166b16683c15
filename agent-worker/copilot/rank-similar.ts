import type { GroupedQuestion } from "../improve/group-questions.ts";
import { cosineOf } from "../model/cosine.ts";
import type { Embedder } from "../retrieval/ports.ts";
import { contentWords } from "../retrieval/query.ts";
import { stemWord } from "../retrieval/stem.ts";

/** Less alike than this and it is about something else. */
const LEAST = 0.3;
const MOST = 5;

/** Ids of the texts that are about the same as the one given: half by meaning, half by words; the nearest first. */
export async function rankSimilar(
  text: string,
  candidates: readonly GroupedQuestion[],
  embedder: Embedder | null,
): Promise<string[]> {
  const own = stemsOf(text);
  const vectors = embedder
    ? await embedder.embed([text, ...candidates.map((one) => one.text)])
    : [];
  const mine = vectors[0];
  const scored = candidates.map(({ id, text }, at) => {
    const words = overlap(own, stemsOf(text));
    const theirs = vectors[at + 1];
    const score = mine && theirs ? (words + Math.max(0, cosineOf(mine, theirs))) / 2 : words;
    return { id, score };
  });
  return scored
    .filter(({ score }) => score >= LEAST)
    .toSorted((a, b) => b.score - a.score)
    .slice(0, MOST)
    .map(({ id }) => id);
}

function stemsOf(text: string): Set<string> {
  return new Set(contentWords(text, null).map(stemWord));
}

function overlap(a: Set<string>, b: Set<string>): number {
  const size = Math.sqrt(a.size * b.size);
  return size === 0 ? 0 : a.intersection(b).size / size;
}
