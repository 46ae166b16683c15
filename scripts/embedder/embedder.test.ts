import { describe, expect, test } from "vitest";
import { SPECIAL_TOKENS, WordPieces } from "../../agent-worker/model/word-pieces.ts";
import { batchGradient, type GradientSettings } from "./batch-gradient.ts";
import { buildVocabulary } from "./build-vocabulary.ts";
import { drawNormal, makeChance } from "./chance.ts";
import { measureHeldOut } from "./held-out.ts";
import { multiplyRows, transpose } from "./matrix.ts";
import { mergePieces } from "./merge-pieces.ts";
import { quantize } from "./quantize.ts";
import type { Pair } from "./read-pairs.ts";
import { makeStartingVectors } from "./starting-vectors.ts";
import { makeTokenPairs } from "./token-pairs.ts";
import { train } from "./train.ts";

const WIDTH = 8;
const SETTINGS: GradientSettings = { width: WIDTH, temperature: 0.2, dropout: 0 };

/** Questions and answers of one theme each, which share no word. */
function somePairs(count: number): Pair[] {
  const themes = [
    "car driver road",
    "flower garden soil",
    "doctor clinic nurse",
    "bread oven flour",
  ];
  const others = ["wheel engine", "blossom seed", "medicine patient", "dough baker"];
  const chance = makeChance(3);
  const pick = (words: string) =>
    Array.from({ length: 2 }, () => {
      const all = words.split(" ");
      return all[Math.floor(chance() * all.length)];
    }).join(" ");
  return Array.from({ length: count }, (_, index) => {
    const theme = index % themes.length;
    return { source: "some", left: pick(themes[theme] ?? ""), right: pick(others[theme] ?? "") };
  });
}

function prepare(seed: number) {
  const chance = makeChance(seed);
  const pairs = somePairs(200);
  const vocabulary = buildVocabulary(pairs, { words: 30, all: 110 });
  const tokens = makeTokenPairs(pairs, new WordPieces(vocabulary), chance);
  const table = new Float32Array(new SharedArrayBuffer(vocabulary.length * WIDTH * 4));
  table.set(makeStartingVectors(tokens, vocabulary.length, WIDTH, chance));
  return { chance, vocabulary, tokens, table };
}

test("the vocabulary begins with the special tokens, then whole words, and can spell any word", () => {
  const { vocabulary } = prepare(1);
  expect(vocabulary.slice(0, 3)).toEqual([...SPECIAL_TOKENS]);
  expect(vocabulary).toContain("blossom");
  expect(new Set(vocabulary).size).toBe(vocabulary.length);
  const pieces = new WordPieces(vocabulary);
  expect(pieces.encode("Blossoms", 10).map((id) => vocabulary[id])).toEqual(["blossom", "##s"]);
});

test("pieces are joined by how often they stand together", () => {
  const words = new Map([
    ["hug", 10],
    ["pug", 5],
    ["hugs", 5],
    ["bun", 4],
  ]);
  expect(mergePieces(words, new Set(), 2)).toEqual(["##ug", "hug"]);
  expect(mergePieces(words, new Set(["##ug"]), 1)).toEqual(["hug"]);
});

test("rows are multiplied with rows", () => {
  const a = Float32Array.from({ length: 12 }, (_, index) => index);
  const b = Float32Array.from({ length: 24 }, (_, index) => (index * 7) % 5);
  const out = new Float32Array(32);
  multiplyRows(a, b, out, 3);
  const wanted = Array.from({ length: 32 }, (_, at) =>
    [0, 1, 2].reduce((sum, k) => sum + (a[(at >> 3) * 3 + k] ?? 0) * (b[(at % 8) * 3 + k] ?? 0), 0),
  );
  expect([...out]).toEqual(wanted);
  expect([...transpose(Float32Array.of(1, 2, 3, 4, 5, 6), 3)]).toEqual([1, 4, 2, 5, 3, 6]);
});

test("the slopes are those of the loss", () => {
  const { tokens, vocabulary } = prepare(1);
  const chance = makeChance(5);
  const table = Float32Array.from({ length: vocabulary.length * WIDTH }, () => drawNormal(chance));
  const task = { pairs: Int32Array.from({ length: 8 }, (_, index) => index), seed: 1 };
  const { ids, slopes } = batchGradient(table, tokens, task, SETTINGS);
  const step = 1e-2;
  for (const at of [0, 5, slopes.length - 1]) {
    const place = (ids[Math.floor(at / WIDTH)] ?? 0) * WIDTH + (at % WIDTH);
    const lossWith = (change: number) => {
      const moved = table.slice();
      moved[place] = (moved[place] ?? 0) + change;
      return batchGradient(moved, tokens, task, SETTINGS).loss;
    };
    expect((lossWith(step) - lossWith(-step)) / (2 * step)).toBeCloseTo(slopes[at] ?? 0, 2);
  }
});

describe("training", () => {
  const settings = { ...SETTINGS, dropout: 0.2, batch: 16, rate: 0.05, epochs: 3 };
  async function trained(seed: number) {
    const { chance, tokens, table } = prepare(seed);
    const losses: number[] = [];
    await train(table, tokens, settings, chance, (_, __, ___, loss) => losses.push(loss));
    return { table, tokens, losses };
  }

  test("lowers the loss and is the same for the same seed", async () => {
    const [first, again, other] = [await trained(1), await trained(1), await trained(2)];
    expect(first.losses.at(-1)).toBeLessThan(first.losses[0] ?? 0);
    expect(again.table).toEqual(first.table);
    expect(other.table).not.toEqual(first.table);
    const [held] = measureHeldOut(first.table, first.tokens, WIDTH);
    expect(held?.pairs).toBe(20);
  });
});

test("bytes keep the vectors' directions and leave the special tokens without one", () => {
  const { table } = prepare(1);
  const { vectors, scale } = quantize(table, WIDTH);
  expect([...vectors.subarray(0, 3 * WIDTH)].every((value) => value === 0)).toBe(true);
  const row = 10 * WIDTH;
  for (let column = row; column < row + WIDTH; column += 1)
    expect(Math.abs((vectors[column] ?? 0) * scale - (table[column] ?? 0))).toBeLessThan(scale);
});
