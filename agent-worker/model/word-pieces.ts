import { writtenWords } from "../retrieval/words.ts";

/** The first tokens of every vocabulary; their vectors are zero, so that they weigh nothing in a mean. */
export const SPECIAL_TOKENS = ["[PAD]", "[UNK]", "[CLS]"] as const;
export const INSIDE = "##";
export const LONGEST_WORD = 100;

const UNKNOWN = 1;
const REMEMBERED = 50_000;
const SPECIAL = /\[(?:PAD|UNK|CLS)\]/g;
const NOTHING: readonly number[] = [];

/** Cuts words into the longest pieces that the vocabulary knows, as `tokenizer.json` describes it. */
export class WordPieces {
  readonly #ids: ReadonlyMap<string, number>;
  readonly #longest: number;
  readonly #known = new Map<string, readonly number[]>();

  constructor(vocabulary: readonly string[]) {
    this.#ids = new Map(vocabulary.map((piece, id) => [piece, id]));
    this.#longest = Math.max(...vocabulary.map((piece) => piece.length));
  }

  /** The tokens of a text, at most `limit`, without those that weigh nothing. */
  encode(text: string, limit: number): number[] {
    const ids: number[] = [];
    let length = 0;
    for (const word of writtenWords(text.replaceAll(SPECIAL, " "))) {
      const pieces = this.#piecesOf(word);
      for (const id of pieces) {
        if (length >= limit) return ids;
        length += 1;
        ids.push(id);
      }
      if (pieces.length === 0) length += 1;
    }
    return ids;
  }

  /** The token of a word that is one. */
  idOf(word: string): number | undefined {
    return this.#ids.get(word);
  }

  isWhole(word: string): boolean {
    return this.#ids.has(word);
  }

  #piecesOf(word: string): readonly number[] {
    const whole = this.#ids.get(word);
    if (whole !== undefined) return [whole];
    const known = this.#known.get(word);
    if (known) return known;
    const pieces = this.#cut(word);
    if (this.#known.size >= REMEMBERED) this.#known.clear();
    this.#known.set(word, pieces);
    return pieces;
  }

  #cut(word: string): readonly number[] {
    const letters = [...word];
    if (letters.length > LONGEST_WORD) return NOTHING;
    const ids: number[] = [];
    let start = 0;
    while (start < letters.length) {
      let end = Math.min(letters.length, start + this.#longest);
      let id: number | undefined;
      for (; end > start; end -= 1) {
        const piece = letters.slice(start, end).join("");
        id = this.#ids.get(start === 0 ? piece : INSIDE + piece);
        if (id !== undefined) break;
      }
      // A word of which one part is unknown is unknown as a whole.
      if (id === undefined || id === UNKNOWN) return NOTHING;
      ids.push(id);
      start = end;
    }
    return ids;
  }
}
