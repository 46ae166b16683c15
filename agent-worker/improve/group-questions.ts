import type { Embedder } from "../retrieval/ports.ts";
import { contentWords } from "../retrieval/query.ts";
import { stemWord } from "../retrieval/stem.ts";
import { guessTextLanguage } from "../retrieval/text-language.ts";

export type GroupedQuestion = { id: string; text: string };

export type QuestionGroup = {
  /** The question that stands for the others. */
  label: string;
  /** Ids, the most typical first. */
  questions: string[];
};

type Point = { id: string; text: string; stems: Map<string, number>; vector: Float32Array | null };

/** On BANKING77 and CLINC150, two questions put together are of one topic in five to eight of ten cases. */
export const SAME_MEANING = 0.38;
const MEANING_SHARE = 0.5;
/** How much more a rare word counts. */
const RARITY = 0.5;
const ROUNDS = 2;
const LONGEST_LABEL = 140;

/** Questions of about the same meaning together, the largest group first. */
export async function groupQuestions(
  questions: readonly GroupedQuestion[],
  embedder: Embedder | null,
  least = SAME_MEANING,
): Promise<QuestionGroup[]> {
  const points = await placeQuestions(questions, embedder);
  const near = similarities(points);
  return gather(near, least)
    .map((group) => describeGroup(group, points, near))
    .toSorted((a, b) => b.questions.length - a.questions.length);
}

async function placeQuestions(
  questions: readonly GroupedQuestion[],
  embedder: Embedder | null,
): Promise<Point[]> {
  const texts = questions.map(({ text }) => text.slice(0, 1000));
  const vectors = embedder ? await embedder.embed(texts) : [];
  const words = texts.map((text) => [
    ...new Set(contentWords(text, guessTextLanguage(text)).map(stemWord)),
  ]);
  const frequency = new Map<string, number>();
  for (const stem of words.flat()) frequency.set(stem, (frequency.get(stem) ?? 0) + 1);
  const weigh = (stem: string) =>
    1 + RARITY * Math.log(questions.length / (frequency.get(stem) ?? 1));
  return questions.map(({ id, text }, index) => ({
    id,
    text,
    stems: new Map(words[index]?.map((stem) => [stem, weigh(stem)])),
    vector: vectors[index] ?? null,
  }));
}

/** Pairwise, 0 to 1: half by meaning, half by the words shared, rarer words counting more. */
function similarities(points: Point[]): Float32Array[] {
  const rows = points.map(() => new Float32Array(points.length));
  for (const [a, point] of points.entries())
    for (let b = 0; b < a; b += 1) {
      const other = points[b];
      const row = rows[a];
      const column = rows[b];
      if (!other || !row || !column) continue;
      row[b] = column[a] = similarity(point, other);
    }
  return rows;
}

function similarity(a: Point, b: Point): number {
  const words = sharedWords(a.stems, b.stems);
  if (!a.vector || !b.vector) return words;
  let cosine = 0;
  for (let at = 0; at < a.vector.length; at += 1)
    cosine += (a.vector[at] ?? 0) * (b.vector[at] ?? 0);
  return MEANING_SHARE * Math.max(0, cosine) + (1 - MEANING_SHARE) * words;
}

function sharedWords(a: Map<string, number>, b: Map<string, number>): number {
  let shared = 0;
  for (const [stem, weight] of a) if (b.has(stem)) shared += weight;
  const all = Math.sqrt(sum(a.values()) * sum(b.values()));
  return all > 0 ? shared / all : 0;
}

function sum(numbers: Iterable<number>): number {
  let total = 0;
  for (const one of numbers) total += one;
  return total;
}

/** Each joins the group it is nearest to on average, those with the most neighbours first; then each may change once more. */
function gather(near: Float32Array[], least: number): number[][] {
  const neighbours = near.map((row) => row.filter((one) => one >= least).length);
  const order = near
    .map((_, at) => at)
    .toSorted((a, b) => (neighbours[b] ?? 0) - (neighbours[a] ?? 0));
  let groups: number[][] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const at of order) {
      for (const group of groups) if (group.includes(at)) group.splice(group.indexOf(at), 1);
      const best = nearestGroup(at, groups, near);
      if (best !== null && best.mean >= least) best.group.push(at);
      else groups.push([at]);
    }
    groups = groups.filter((group) => group.length > 0);
  }
  return groups;
}

function nearestGroup(at: number, groups: number[][], near: Float32Array[]) {
  let best: { group: number[]; mean: number } | null = null;
  for (const group of groups) {
    if (group.length === 0) continue;
    const mean = meanNearness(at, group, near);
    if (best === null || mean > best.mean) best = { group, mean };
  }
  return best;
}

function meanNearness(at: number, group: number[], near: Float32Array[]): number {
  const sum = group.reduce((total, other) => total + (near[at]?.[other] ?? 0), 0);
  return sum / Math.max(1, group.length);
}

/** The most typical question stands for all, the shorter one where two are as typical. */
function describeGroup(group: number[], points: Point[], near: Float32Array[]): QuestionGroup {
  const typical = group
    .map((at) => ({
      at,
      mean: meanNearness(at, group, near),
      length: points[at]?.text.length ?? 0,
    }))
    .toSorted((a, b) => b.mean - a.mean || a.length - b.length)
    .flatMap(({ at }) => points[at] ?? []);
  const text = typical[0]?.text.replace(/\s+/g, " ").trim() ?? "";
  const label = text.length > LONGEST_LABEL ? `${text.slice(0, LONGEST_LABEL).trimEnd()}…` : text;
  return { label, questions: typical.map(({ id }) => id) };
}
