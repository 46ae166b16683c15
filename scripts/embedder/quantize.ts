import type { TokenTable } from "../../agent-worker/model/table-model.ts";
import { SPECIAL_TOKENS } from "../../agent-worker/model/word-pieces.ts";

/** The share of the numbers that may be cut off, so that a few large ones do not make all others coarse. */
const CUT_OFF = 0.0002;

/** Rounds the numbers to bytes; the special tokens get zeros. */
export function quantize(table: Float32Array, width: number): TokenTable {
  const sizes = table.map(Math.abs).toSorted();
  const largest = sizes[Math.floor(sizes.length * (1 - CUT_OFF))] ?? 1;
  const scale = largest / 127;
  const vectors = Int8Array.from(table, (value) =>
    Math.max(-127, Math.min(127, Math.round(value / scale))),
  );
  vectors.fill(0, 0, SPECIAL_TOKENS.length * width);
  return { vectors, width, scale };
}
