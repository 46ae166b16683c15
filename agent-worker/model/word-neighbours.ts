import { openDotProducts } from "./dot-product.ts";
import type { Alike } from "../retrieval/ports.ts";
import type { TokenTable } from "./table-model.ts";

const MOST = 24;
const REMEMBERED = 5000;
const WHOLE_WORD = /^\p{L}{3,}$/u;

/** Finds the words of a table whose vectors point where that of a word does, the nearest first. */
export function openNeighbours(
  vocabulary: readonly string[],
  { vectors, width }: TokenTable,
  nearest: number,
): (word: string) => readonly Alike[] {
  const multiply = openDotProducts(vectors, width);
  if (!multiply) return () => [];
  const rowOf = (id: number) => Int16Array.from(vectors.subarray(id * width, (id + 1) * width));
  const lengths = vocabulary.map((_, id) => Math.hypot(...rowOf(id)));
  const ids = new Map(vocabulary.map((piece, id) => [piece, id]));
  const known = new Map<string, readonly Alike[]>();
  const find = (id: number): Alike[] => {
    const own = lengths[id] as number;
    const products = multiply(rowOf(id));
    const found: Alike[] = [];
    for (let other = 0; other < lengths.length; other += 1) {
      const likeness = (products[other] as number) / (own * (lengths[other] as number));
      const word = vocabulary[other] as string;
      if (other !== id && likeness >= nearest && WHOLE_WORD.test(word))
        found.push({ word, likeness });
    }
    return found.toSorted((a, b) => b.likeness - a.likeness).slice(0, MOST);
  };
  return (word) => {
    const remembered = known.get(word);
    if (remembered) return remembered;
    const id = ids.get(word);
    const found = id === undefined || lengths[id] === 0 ? [] : find(id);
    if (known.size >= REMEMBERED) known.clear();
    known.set(word, found);
    return found;
  };
}
