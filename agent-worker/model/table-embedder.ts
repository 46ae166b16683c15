import { createHash } from "node:crypto";
import type { Embedder } from "../retrieval/ports.ts";
import { writtenWords } from "../retrieval/words.ts";
import { MOST_TOKENS, readModelFolder } from "./model-folder.ts";
import { openNeighbours } from "./word-neighbours.ts";
import { WordPieces } from "./word-pieces.ts";

/** Numbers and shorter words are much the same in every field and language. */
const TELLING_WORD = /^[^\p{N}]{3,}$/u;

/** Training leaves words that say little short vectors; from this length on (in table units) a word counts in full. */
const FULL_LENGTH = 360;

/** Words less alike than this share a field rather than a meaning. */
const ALIKE = 0.45;

export const BUILT_IN = "built-in";

/** Runs a model folder of one token table by itself: the same vectors as transformers.js gives, without loading it. */
export function openTableEmbedder(folder: string): Embedder {
  const { vocabulary, table } = readModelFolder(folder);
  const { vectors, width } = table;
  const pieces = new WordPieces(vocabulary);
  const sum = new Int32Array(width);
  let neighbours: ReturnType<typeof openNeighbours> | undefined;
  const embedNow = (text: string): Float32Array => {
    sum.fill(0);
    // The marker at the start counts as one of them.
    for (const id of pieces.encode(text, MOST_TOKENS - 1)) {
      const row = id * width;
      for (let column = 0; column < width; column += 1)
        sum[column] = (sum[column] as number) + (vectors[row + column] as number);
    }
    return toLengthOne(sum);
  };
  const hash = createHash("sha256").update(vectors).update(vocabulary.join("\n")).digest("hex");
  return {
    name: `${BUILT_IN}#${hash.slice(0, 16)}`,
    dimensions: width,
    embed: async (texts) => texts.map(embedNow),
    embedNow,
    importance: (word) => {
      const id = pieces.idOf(word);
      if (id === undefined) return null;
      const vector = vectors.subarray(id * width, (id + 1) * width);
      return Math.min(1, Math.hypot(...vector) / FULL_LENGTH);
    },
    alike: (word) => (neighbours ??= openNeighbours(vocabulary, table, ALIKE))(word),
    knownShare: (texts) => {
      const words = texts.flatMap(writtenWords).filter((word) => TELLING_WORD.test(word));
      return words.filter((word) => pieces.isWhole(word)).length / Math.max(1, words.length);
    },
  };
}

/** Mean and scale change the length only, which is made one anyway; nothing known has no direction. */
function toLengthOne(sum: Int32Array): Float32Array {
  let square = 0;
  for (const value of sum) square += value * value;
  const factor = square > 0 ? 1 / Math.sqrt(square) : 0;
  const vector = new Float32Array(sum.length);
  for (let column = 0; column < sum.length; column += 1)
    vector[column] = (sum[column] as number) * factor;
  return vector;
}
