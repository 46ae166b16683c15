import { setImmediate as letOthersRun } from "node:timers/promises";
import { cosineOf } from "../model/cosine.ts";
import type { Embedder } from "../retrieval/ports.ts";
import { contentWords } from "../retrieval/query.ts";
import { stemWord } from "../retrieval/stem.ts";
import { guessTextLanguage } from "../retrieval/text-language.ts";
import { compareWords, type WordLikeness } from "./word-likeness.ts";

/** `words` are places in the list of all stems, `weights` how much each says. */
type Point = { words: number[]; weights: number[]; vector: Float32Array | null };

/** Characters of a question that are read. */
const LONGEST = 1000;
/** Beside so many questions those given say half of what any questions have in common. */
const USUAL_NUMBER = 8;
const MEANING_SHARE = 0.5;
const ROWS_AT_ONCE = 50;

/** How alike questions are, pairwise and symmetric: half by their meaning as a whole, half word by word. */
export async function compareQuestions(
  questions: readonly string[],
  embedder: Embedder | null,
): Promise<Float32Array[]> {
  const texts = questions.map((text) => text.slice(0, LONGEST));
  const words = texts.map((text) => contentWords(text, guessTextLanguage(text)));
  const byStem = new Map(words.flat().map((word) => [stemWord(word), word]));
  const points = await placeQuestions(texts, words, byStem, embedder);
  const alike = compareWords([...byStem.values()], embedder);
  const rows = points.map(() => new Float32Array(points.length));
  for (const [a, point] of points.entries()) {
    if (a % ROWS_AT_ONCE === 0) await letOthersRun();
    for (let b = 0; b < a; b += 1) {
      const other = points[b];
      const row = rows[a];
      const column = rows[b];
      if (!other || !row || !column) continue;
      row[b] = column[a] = likeness(point, other, alike);
    }
  }
  return rows;
}

async function placeQuestions(
  texts: string[],
  words: string[][],
  byStem: ReadonlyMap<string, string>,
  embedder: Embedder | null,
): Promise<Point[]> {
  // What a question is about stands out without "how do I"; models that read sentences want all of it.
  const read = embedder?.embedNow ? words.map((own) => own.join(" ")) : texts;
  const vectors = embedder ? takeCommonOut(await embedder.embed(read)) : [];
  const stems = words.map((own) => [...new Set(own.map(stemWord))]);
  const frequency = new Map<string, number>();
  for (const stem of stems.flat()) frequency.set(stem, (frequency.get(stem) ?? 0) + 1);
  const places = new Map([...byStem.keys()].map((stem, at) => [stem, at]));
  const weigh = (stem: string) => {
    const importance = embedder?.importance?.(byStem.get(stem) ?? stem) ?? 1;
    return importance * (1 + Math.log(texts.length / (frequency.get(stem) ?? 1)));
  };
  return stems.map((own, index) => ({
    words: own.map((stem) => places.get(stem) ?? 0),
    weights: own.map(weigh),
    vector: vectors[index] ?? null,
  }));
}

/** All questions to one business are a little alike: what they share tells none from another. */
function takeCommonOut(vectors: Float32Array[]): Float32Array[] {
  const common = new Float32Array(vectors[0]?.length ?? 0);
  for (const vector of vectors)
    for (const [at, value] of vector.entries()) common[at] = (common[at] ?? 0) + value;
  const number = vectors.length + USUAL_NUMBER;
  return vectors.map((vector) => {
    const own = vector.map((value, at) => value - (common[at] ?? 0) / number);
    const length = Math.hypot(...own) || 1;
    return own.map((value) => value / length);
  });
}

function likeness(a: Point, b: Point, alike: WordLikeness): number {
  const words = (shareFound(a, b, alike) + shareFound(b, a, alike)) / 2;
  if (!a.vector || !b.vector) return words;
  const meaning = Math.max(0, cosineOf(a.vector, b.vector));
  return MEANING_SHARE * meaning + (1 - MEANING_SHARE) * words;
}

/** How much of what one says the other says as well, in these or in like words. */
function shareFound(one: Point, other: Point, alike: WordLikeness): number {
  let found = 0;
  let all = 0;
  for (let at = 0; at < one.words.length; at += 1) {
    let best = 0;
    for (const word of other.words) best = Math.max(best, alike(one.words[at] ?? 0, word));
    const weight = one.weights[at] ?? 0;
    found += weight * best;
    all += weight;
  }
  return all > 0 ? found / all : 0;
}
