import { embedTexts } from "./batch-gradient.ts";
import { multiplyRows } from "./matrix.ts";
import type { TokenPairs } from "./token-pairs.ts";

/** For each source, how often the right text of a pair kept from training is the nearest of all that differ from it. */
export function measureHeldOut(
  table: Float32Array,
  pairs: TokenPairs,
  width: number,
): { source: string; pairs: number; share: number }[] {
  const text = (index: number) => pairs.ids.subarray(pairs.starts[index], pairs.starts[index + 1]);
  return [...pairs.sources].map(([source, { held }]) => {
    const used = held.slice(0, Math.floor(held.length / 4) * 4);
    const left = used.map((pair) => text(pair * 2));
    const right = used.map((pair) => text(pair * 2 + 1));
    const alike = new Float32Array(used.length ** 2);
    const vectors = (texts: Int32Array[]) => embedTexts(table, texts, width).vectors;
    multiplyRows(vectors(left), vectors(right), alike, width);
    const names = { left: left.map(String), right: right.map(String) };
    const found = used.filter((_, row) => {
      const own = alike[row * used.length + row] ?? 0;
      return used.every((__, column) => {
        const isSame =
          names.left[column] === names.left[row] || names.right[column] === names.right[row];
        return isSame || (alike[row * used.length + column] ?? 0) < own;
      });
    });
    return { source, pairs: used.length, share: found.length / Math.max(1, used.length) };
  });
}
