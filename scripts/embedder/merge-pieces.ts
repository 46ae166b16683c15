import { INSIDE } from "../../agent-worker/model/word-pieces.ts";

type Merge = { key: string; left: string; right: string; weight: number };

/**
 * Joins the two neighbouring pieces that occur together most often, again and again (byte-pair encoding), until
 * `wanted` pieces are found that are not `known`.
 */
export function mergePieces(
  words: ReadonlyMap<string, number>,
  known: ReadonlySet<string>,
  wanted: number,
): string[] {
  const spelled = [...words].map(([word, weight]) => ({ pieces: spell(word), weight }));
  const neighbours = new Neighbours();
  for (const [index, { pieces, weight }] of spelled.entries())
    neighbours.count(pieces, weight, index);
  const found = new Set<string>();
  while (found.size < wanted) {
    const merge = neighbours.takeHeaviest();
    if (!merge) break;
    const joined = merge.left + merge.right.slice(INSIDE.length);
    if (!known.has(joined)) found.add(joined);
    for (const index of neighbours.wordsWith(merge)) {
      const word = spelled[index];
      if (!word) continue;
      const pieces = join(word.pieces, merge, joined);
      if (pieces.length === word.pieces.length) continue;
      neighbours.count(word.pieces, -word.weight, index);
      neighbours.count(pieces, word.weight, index);
      word.pieces = pieces;
    }
  }
  return [...found];
}

function spell(word: string): string[] {
  return [...word].map((letter, index) => (index === 0 ? letter : INSIDE + letter));
}

function join(pieces: string[], { left, right }: Merge, joined: string): string[] {
  const out: string[] = [];
  for (let at = 0; at < pieces.length; at += 1) {
    const isMet = pieces[at] === left && pieces[at + 1] === right;
    out.push(isMet ? joined : (pieces[at] ?? ""));
    if (isMet) at += 1;
  }
  return out;
}

/** How heavy each pair of neighbours is, and in which words it may be. */
class Neighbours {
  readonly #merges = new Map<string, Merge>();
  readonly #words = new Map<string, Set<number>>();

  count(pieces: string[], weight: number, word: number): void {
    for (let at = 1; at < pieces.length; at += 1) {
      const left = pieces[at - 1] ?? "";
      const right = pieces[at] ?? "";
      const key = `${left} ${right}`;
      const merge = this.#merges.get(key);
      if (merge) merge.weight += weight;
      else this.#merges.set(key, { key, left, right, weight });
      if (weight <= 0) continue;
      const words = this.#words.get(key);
      if (words) words.add(word);
      else this.#words.set(key, new Set([word]));
    }
  }

  wordsWith(merge: Merge): number[] {
    const words = [...(this.#words.get(merge.key) ?? [])];
    this.#words.delete(merge.key);
    this.#merges.delete(merge.key);
    return words;
  }

  takeHeaviest(): Merge | undefined {
    let heaviest: Merge | undefined;
    for (const merge of this.#merges.values())
      if (merge.weight > (heaviest?.weight ?? 1e-6)) heaviest = merge;
    return heaviest;
  }
}
