import { type Chance, drawNormal } from "./chance.ts";
import type { Tokens } from "./token-pairs.ts";

const ROUNDS = 3;
const LENGTH = 0.6;

/** The pairs' tokens with their tf-idf weights; both texts of a pair are read as one document. */
type Documents = { ids: Int32Array; weights: Float32Array; starts: Int32Array };

/**
 * Latent semantic analysis: the main directions of the token-by-pair matrix by subspace iteration. A token that is in
 * few pairs gets a longer vector.
 */
export function makeStartingVectors(
  tokens: Tokens,
  vocabulary: number,
  width: number,
  chance: Chance,
): Float32Array {
  const idf = inverseFrequency(tokens, vocabulary);
  const documents = weighDocuments(tokens, idf);
  let vectors = Float32Array.from({ length: vocabulary * width }, () => drawNormal(chance));
  for (let round = 0; round < ROUNDS; round += 1) {
    vectors = throughDocuments(documents, vectors, width);
    makeOrthonormal(vectors, width);
  }
  return scaleRows(vectors, idf, width, chance);
}

function inverseFrequency({ ids, starts }: Tokens, vocabulary: number): Float64Array {
  const documents = new Float64Array(vocabulary);
  const seenIn = new Int32Array(vocabulary).fill(-1);
  const texts = starts.length - 1;
  for (let text = 0; text < texts; text += 1) {
    for (let at = starts[text] as number; at < (starts[text + 1] as number); at += 1) {
      const id = ids[at] as number;
      if (seenIn[id] === text) continue;
      seenIn[id] = text;
      documents[id] = (documents[id] as number) + 1;
    }
  }
  return documents.map((count) => Math.log(1 + texts / (count + 1)));
}

function weighDocuments({ ids, starts }: Tokens, idf: Float64Array): Documents {
  const pairs = (starts.length - 1) / 2;
  const found = { ids: new Int32Array(ids.length), weights: new Float32Array(ids.length) };
  const begins = new Int32Array(pairs + 1);
  let at = 0;
  for (let pair = 0; pair < pairs; pair += 1) {
    const distinct = new Set(ids.subarray(starts[2 * pair], starts[2 * pair + 2]));
    let square = 0;
    for (const id of distinct) square += (idf[id] as number) ** 2;
    for (const id of distinct) {
      found.ids[at] = id;
      found.weights[at] = (idf[id] as number) / Math.sqrt(square);
      at += 1;
    }
    begins[pair + 1] = at;
  }
  return { ids: found.ids, weights: found.weights, starts: begins };
}

/** Each token's sum over its documents of each document's sum over its tokens. */
function throughDocuments(
  { ids, weights, starts }: Documents,
  vectors: Float32Array,
  width: number,
): Float32Array<ArrayBuffer> {
  const out = new Float32Array(vectors.length);
  const sum = new Float64Array(width);
  for (let document = 0; document + 1 < starts.length; document += 1) {
    sum.fill(0);
    const end = starts[document + 1] as number;
    for (let at = starts[document] as number; at < end; at += 1) {
      const row = (ids[at] as number) * width;
      const weight = weights[at] as number;
      for (let column = 0; column < width; column += 1)
        sum[column] = (sum[column] as number) + weight * (vectors[row + column] as number);
    }
    for (let at = starts[document] as number; at < end; at += 1) {
      const row = (ids[at] as number) * width;
      const weight = weights[at] as number;
      for (let column = 0; column < width; column += 1)
        out[row + column] = (out[row + column] as number) + weight * (sum[column] as number);
    }
  }
  return out;
}

/** Columns of length one that are at right angles, by the Cholesky factor of what they have in common. */
function makeOrthonormal(vectors: Float32Array, width: number): void {
  const factor = cholesky(commonGround(vectors, width), width);
  for (let row = 0; row < vectors.length; row += width) {
    for (let column = 0; column < width; column += 1) {
      let value = vectors[row + column] as number;
      for (let before = 0; before < column; before += 1)
        value -= (vectors[row + before] as number) * (factor[column * width + before] as number);
      vectors[row + column] = value / (factor[column * width + column] as number);
    }
  }
}

function commonGround(vectors: Float32Array, width: number): Float64Array {
  const common = new Float64Array(width * width);
  for (let row = 0; row < vectors.length; row += width)
    for (let i = 0; i < width; i += 1)
      for (let j = 0; j <= i; j += 1)
        common[i * width + j] =
          (common[i * width + j] as number) +
          (vectors[row + i] as number) * (vectors[row + j] as number);
  return common;
}

/** The lower triangle L with L·Lᵀ = matrix. */
function cholesky(matrix: Float64Array, width: number): Float64Array {
  const lower = new Float64Array(width * width);
  for (let i = 0; i < width; i += 1) {
    for (let j = 0; j <= i; j += 1) {
      let value = matrix[i * width + j] as number;
      for (let k = 0; k < j; k += 1)
        value -= (lower[i * width + k] as number) * (lower[j * width + k] as number);
      lower[i * width + j] =
        i === j ? Math.sqrt(Math.max(value, 1e-12)) : value / (lower[j * width + j] as number);
    }
  }
  return lower;
}

function scaleRows(
  vectors: Float32Array,
  idf: Float64Array,
  width: number,
  chance: Chance,
): Float32Array {
  const mean = idf.reduce((sum, value) => sum + value, 0) / idf.length;
  for (let id = 0; id * width < vectors.length; id += 1) {
    const row = vectors.subarray(id * width, (id + 1) * width);
    // A token that no pair holds begins anywhere.
    if (row.every((value) => value === 0))
      for (let column = 0; column < width; column += 1) row[column] = drawNormal(chance);
    const factor = (LENGTH * (idf[id] as number)) / mean / Math.hypot(...row);
    for (let column = 0; column < width; column += 1)
      row[column] = (row[column] as number) * factor;
  }
  return vectors;
}
