import type { WordPieces } from "../../agent-worker/model/word-pieces.ts";
import { type Chance, shuffle } from "./chance.ts";
import type { Pair } from "./read-pairs.ts";

/** The tokens of all texts one after another, in memory that threads share; text 2n and 2n+1 are pair n. */
export type Tokens = { ids: Int32Array; starts: Int32Array };

export type TokenPairs = Tokens & { sources: Map<string, { train: number[]; held: number[] }> };

const MOST_TOKENS = 160;
const HELD_SHARE = 0.1;
const MOST_HELD = 1024;

/** Cuts the texts into tokens and keeps some pairs of each source from training. */
export function makeTokenPairs(pairs: Pair[], pieces: WordPieces, chance: Chance): TokenPairs {
  const texts = pairs.flatMap(({ left, right }) => [left, right]);
  const encoded = texts.map((text) => pieces.encode(text, MOST_TOKENS));
  const total = encoded.reduce((sum, ids) => sum + ids.length, 0);
  const ids = new Int32Array(new SharedArrayBuffer(total * 4));
  const starts = new Int32Array(new SharedArrayBuffer((texts.length + 1) * 4));
  let at = 0;
  for (const [index, tokens] of encoded.entries()) {
    ids.set(tokens, at);
    at += tokens.length;
    starts[index + 1] = at;
  }
  const usable = pairs.flatMap(({ source }, pair) =>
    encoded[2 * pair]?.length && encoded[2 * pair + 1]?.length ? [{ source, pair }] : [],
  );
  const sources = new Map<string, { train: number[]; held: number[] }>();
  for (const [source, members] of Map.groupBy(usable, ({ source }) => source)) {
    const mixed = shuffle(
      members.map(({ pair }) => pair),
      chance,
    );
    const heldCount = Math.min(MOST_HELD, Math.floor(mixed.length * HELD_SHARE));
    sources.set(source, { held: mixed.slice(0, heldCount), train: mixed.slice(heldCount) });
  }
  return { ids, starts, sources };
}

/** Batches of one source each, in random order, so that a text is told from others of its kind. */
export function makeBatches(pairs: TokenPairs, size: number, chance: Chance): Int32Array[] {
  const batches: Int32Array[] = [];
  for (const { train } of pairs.sources.values()) {
    const mixed = shuffle([...train], chance);
    const count = Math.max(1, Math.round(mixed.length / size));
    // The multiplication works on blocks of four.
    const each = Math.floor(mixed.length / count / 4) * 4;
    if (each === 0) continue;
    for (let batch = 0; batch < count; batch += 1)
      batches.push(Int32Array.from(mixed.slice(batch * each, (batch + 1) * each)));
  }
  return shuffle(batches, chance);
}
