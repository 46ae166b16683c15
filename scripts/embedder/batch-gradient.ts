import { type Chance, makeChance } from "./chance.ts";
import { multiplyRows, transpose } from "./matrix.ts";
import type { Tokens } from "./token-pairs.ts";

export type GradientSettings = { width: number; temperature: number; dropout: number };

export type BatchTask = { pairs: Int32Array; seed: number };

/** The slope of the loss for each token of the batch, `width` numbers each. */
export type BatchGradient = { ids: Int32Array; slopes: Float32Array; loss: number };

/** Each left text should be nearest to its own right text among all of the batch, and the other way round (InfoNCE). */
export function batchGradient(
  table: Float32Array,
  tokens: Tokens,
  { pairs, seed }: BatchTask,
  settings: GradientSettings,
): BatchGradient {
  const { width, temperature, dropout } = settings;
  const chance = makeChance(seed);
  const texts = (side: 0 | 1) =>
    Array.from(pairs, (pair) => keepSome(tokens, pair * 2 + side, dropout, chance));
  const left = embedTexts(table, texts(0), width);
  const right = embedTexts(table, texts(1), width);
  const alike = new Float32Array(pairs.length ** 2);
  multiplyRows(left.vectors, right.vectors, alike, width);
  const loss = slopeOfLoss(alike, sameTexts(tokens, pairs), temperature);
  const slopes = { left: new Float32Array(left.vectors.length), right: new Float32Array(0) };
  slopes.right = new Float32Array(right.vectors.length);
  multiplyRows(alike, transpose(right.vectors, width), slopes.left, pairs.length);
  multiplyRows(
    transpose(alike, pairs.length),
    transpose(left.vectors, width),
    slopes.right,
    pairs.length,
  );
  const sum = new SlopeSum(width);
  sum.add(left, slopes.left);
  sum.add(right, slopes.right);
  return { ...sum.finish(), loss };
}

/** Leaves out each token by chance, but never all of them. */
function keepSome(tokens: Tokens, text: number, dropout: number, chance: Chance): Int32Array {
  const all = tokens.ids.subarray(tokens.starts[text], tokens.starts[text + 1]);
  const kept = all.filter(() => chance() >= dropout);
  return kept.length > 0 ? kept : all;
}

type Embedded = { texts: Int32Array[]; vectors: Float32Array; lengths: Float32Array };

export function embedTexts(table: Float32Array, texts: Int32Array[], width: number): Embedded {
  const vectors = new Float32Array(texts.length * width);
  const lengths = new Float32Array(texts.length);
  for (const [index, ids] of texts.entries()) {
    const vector = vectors.subarray(index * width, (index + 1) * width);
    for (const id of ids) {
      const row = id * width;
      for (let column = 0; column < width; column += 1)
        vector[column] = (vector[column] as number) + (table[row + column] as number);
    }
    let square = 0;
    for (const value of vector) square += value * value;
    const length = Math.sqrt(square) + 1e-9;
    lengths[index] = length;
    for (let column = 0; column < width; column += 1)
      vector[column] = (vector[column] as number) / length;
  }
  return { texts, vectors, lengths };
}

/** Pairs that share a text with an earlier pair of the batch are no counter-examples to it. */
function sameTexts(tokens: Tokens, pairs: Int32Array): [number, number][] {
  const same: [number, number][] = [];
  for (const side of [0, 1]) {
    const members = Map.groupBy(pairs.keys(), (index) => {
      const text = (pairs[index] ?? 0) * 2 + side;
      return tokens.ids.subarray(tokens.starts[text], tokens.starts[text + 1]).join(" ");
    });
    for (const group of members.values())
      for (const one of group)
        for (const other of group) if (one !== other) same.push([one, other]);
  }
  return same;
}

/** Puts the slope of the loss in the place of each cosine and returns the loss. */
function slopeOfLoss(alike: Float32Array, same: [number, number][], temperature: number): number {
  const size = Math.sqrt(alike.length);
  const rowSums = new Float64Array(size);
  const columnSums = new Float64Array(size);
  // No cosine is above one, so nothing overflows.
  for (let at = 0; at < alike.length; at += 1)
    alike[at] = Math.exp(((alike[at] as number) - 1) / temperature);
  for (const [row, column] of same) alike[row * size + column] = 0;
  for (let row = 0; row < size; row += 1) {
    for (let column = 0; column < size; column += 1) {
      const value = alike[row * size + column] as number;
      rowSums[row] = (rowSums[row] as number) + value;
      columnSums[column] = (columnSums[column] as number) + value;
    }
  }
  let loss = 0;
  const factor = 0.5 / (size * temperature);
  for (let row = 0; row < size; row += 1) {
    const own = alike[row * size + row] as number;
    loss -= Math.log((own / (rowSums[row] as number)) * (own / (columnSums[row] as number))) / 2;
    for (let column = 0; column < size; column += 1) {
      const at = row * size + column;
      const shares = 1 / (rowSums[row] as number) + 1 / (columnSums[column] as number);
      alike[at] = factor * (alike[at] as number) * shares;
    }
    alike[row * size + row] = (alike[row * size + row] as number) - 2 * factor;
  }
  return loss / size;
}

/** Adds up what each token is told by all the texts it stands in. */
class SlopeSum {
  readonly #width: number;
  readonly #places = new Map<number, number>();
  #slopes: Float32Array = new Float32Array(1 << 16);

  constructor(width: number) {
    this.#width = width;
  }

  add({ texts, vectors, lengths }: Embedded, slopes: Float32Array): void {
    const width = this.#width;
    for (const [index, ids] of texts.entries()) {
      const at = index * width;
      // Only what turns the vector counts: its length is made one.
      let along = 0;
      for (let column = at; column < at + width; column += 1)
        along += (slopes[column] as number) * (vectors[column] as number);
      for (let column = at; column < at + width; column += 1)
        slopes[column] =
          ((slopes[column] as number) - along * (vectors[column] as number)) /
          (lengths[index] as number);
      for (const id of ids) {
        const place = this.#placeOf(id);
        for (let column = 0; column < width; column += 1)
          this.#slopes[place + column] =
            (this.#slopes[place + column] as number) + (slopes[at + column] as number);
      }
    }
  }

  finish(): { ids: Int32Array; slopes: Float32Array } {
    const ids = Int32Array.from(this.#places.keys());
    return { ids, slopes: this.#slopes.slice(0, ids.length * this.#width) };
  }

  #placeOf(id: number): number {
    const known = this.#places.get(id);
    if (known !== undefined) return known;
    const place = this.#places.size * this.#width;
    this.#places.set(id, place);
    if (place + this.#width > this.#slopes.length) {
      const larger = new Float32Array(this.#slopes.length * 2);
      larger.set(this.#slopes);
      this.#slopes = larger;
    }
    return place;
  }
}
