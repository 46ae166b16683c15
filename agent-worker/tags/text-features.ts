import { stems } from "../retrieval/passage-words.ts";
import { searchWords } from "../retrieval/words.ts";

/** A vector of length one (or less, where much of the text was never seen): places in ascending order of first use. */
export type FeatureVector = { places: Int32Array; values: Float32Array };

type Kind = "word" | "pair" | "letters";

/** What each kind of feature weighs in the square of a vector's length. Pairs say more the more of them are known. */
function weigh(texts: number): Record<Kind | "meaning", number> {
  const pair = Math.min(MOST_OF_PAIRS, Math.max(LEAST_OF_PAIRS, Math.log10(texts) / 4));
  return { word: 1, pair, letters: 1, meaning: 1 };
}

const LEAST_OF_PAIRS = 0.5;
const MOST_OF_PAIRS = 1;

const KINDS: readonly Kind[] = ["word", "pair", "letters"];
const SHORTEST_RUN = 3;
const LONGEST_RUN = 4;
/** Longer words say no more by their letters. */
const LONGEST_WORD = 30;
/** More would make the weights too large; the rarest features go first. */
const MOST_FEATURES = 60_000;

type Counts = Record<Kind, Map<string, number>>;

/** Words, pairs of words and runs of letters, weighed by how rare they are among some texts, and the embedding. */
export class TextFeatures {
  readonly #known = new Map<string, { place: number; weight: number }>();
  readonly #unknown: number;
  readonly #dimensions: number;
  readonly #weights: Record<Kind | "meaning", number>;

  /** Learns which features there are; `dimensions` is the length of the embeddings, 0 without any. */
  constructor(texts: readonly string[], dimensions: number) {
    const documents = new Map<string, number>();
    for (const text of texts)
      for (const counts of Object.values(countFeatures(text)))
        for (const feature of counts.keys())
          documents.set(feature, (documents.get(feature) ?? 0) + 1);
    const kept =
      documents.size > MOST_FEATURES
        ? [...documents].toSorted((a, b) => b[1] - a[1]).slice(0, MOST_FEATURES)
        : documents;
    for (const [feature, count] of kept) {
      const weight = Math.log((texts.length + 1) / (count + 0.5));
      this.#known.set(feature, { place: dimensions + this.#known.size, weight });
    }
    this.#unknown = Math.log((texts.length + 1) / 0.5);
    this.#dimensions = dimensions;
    this.#weights = weigh(texts.length);
  }

  get size(): number {
    return this.#dimensions + this.#known.size;
  }

  read(text: string, embedding: Float32Array | null): FeatureVector {
    const places: number[] = [];
    const values: number[] = [];
    const counts = countFeatures(text);
    for (const kind of KINDS) this.#add(counts[kind], this.#weights[kind], places, values);
    for (let place = 0; place < this.#dimensions; place += 1) {
      places.push(place);
      values.push((embedding?.[place] ?? 0) * Math.sqrt(this.#weights.meaning));
    }
    const total = Object.values(this.#weights).reduce((sum, weight) => sum + weight, 0);
    const scale = 1 / Math.sqrt(total);
    return {
      places: Int32Array.from(places),
      values: Float32Array.from(values, (value) => value * scale),
    };
  }

  /** What was never seen takes its share of the length, so that a text of other things comes out short. */
  #add(counts: Map<string, number>, share: number, places: number[], values: number[]): void {
    const from = places.length;
    let square = 0;
    for (const [feature, count] of counts) {
      const known = this.#known.get(feature);
      const value = (1 + Math.log(count)) * (known?.weight ?? this.#unknown);
      square += value * value;
      if (!known) continue;
      places.push(known.place);
      values.push(value);
    }
    const factor = square > 0 ? Math.sqrt(share / square) : 0;
    for (let index = from; index < values.length; index += 1)
      values[index] = (values[index] ?? 0) * factor;
  }
}

function countFeatures(text: string): Counts {
  const counts: Counts = { word: new Map(), pair: new Map(), letters: new Map() };
  const words = stems(text);
  for (const word of words) increase(counts.word, `w ${word}`);
  const edged = ["^", ...words, "$"];
  for (let index = 1; index < edged.length; index += 1)
    increase(counts.pair, `p ${edged[index - 1]} ${edged[index]}`);
  for (const word of searchWords(text)) {
    const padded = ` ${word.slice(0, LONGEST_WORD)} `;
    for (let length = SHORTEST_RUN; length <= LONGEST_RUN; length += 1)
      for (let start = 0; start + length <= padded.length; start += 1)
        increase(counts.letters, `l${padded.slice(start, start + length)}`);
  }
  return counts;
}

function increase(counts: Map<string, number>, feature: string): void {
  counts.set(feature, (counts.get(feature) ?? 0) + 1);
}
