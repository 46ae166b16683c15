import type { Knowledge } from "../knowledge/database.ts";
import { LexicalIndex } from "./lexical-index.ts";
import { openPassageStore } from "./passage-store.ts";
import { type PassageWords, readPassageWords } from "./passage-words.ts";
import type { Passage, Query, Question, RankedPassage, Retrieval, Retriever } from "./ports.ts";
import { addEarlierTerms, isFollowUp, makeQuery } from "./query.ts";
import { RANK_WEIGHTS, type RankWeights, scoreBm25, scoreFeatures } from "./rank.ts";
import type { VectorIndex } from "./vector-index.ts";

const CANDIDATES = 50;
const RERANKED = 20;
const KEPT_WORDS = 2000;

export type RetrieverOptions = { vectors?: VectorIndex; weights?: RankWeights };

/** `nearness` is what the vectors say of passage and title; null without vectors. */
type Scored = {
  passage: Passage;
  words: PassageWords;
  bm25: number;
  cosine: number | null;
  nearness: number | null;
};

/** BM25 from the full-text index, refined by how the words stand together, and by vectors when there are any. */
export class PassageRetriever implements Retriever {
  readonly #index: LexicalIndex;
  readonly #readPassages: (ids: number[]) => Passage[];
  readonly #vectors: VectorIndex | undefined;
  readonly #weights: RankWeights;
  readonly #words = new Map<number, PassageWords>();

  constructor(knowledge: Knowledge, options: RetrieverOptions = {}) {
    this.#index = new LexicalIndex(knowledge);
    this.#readPassages = openPassageStore(knowledge);
    this.#vectors = options.vectors;
    this.#weights = options.weights ?? RANK_WEIGHTS;
  }

  async retrieve(question: Question): Promise<Retrieval> {
    if (this.#index.refresh()) this.#words.clear();
    const alone = makeQuery(question.text, this.#index);
    const found = await this.#search(question.collection, alone, question.text);
    if (!question.previous || !isFollowUp(alone)) return found;
    const query = addEarlierTerms(alone, question.previous, this.#index);
    const together = await this.#search(
      question.collection,
      query,
      `${question.previous} ${question.text}`,
    );
    return bestShare(together) > bestShare(found) ? together : found;
  }

  /** The matching words of a passage that `retrieve` returned. */
  wordsOf(passage: Passage): PassageWords {
    const known = this.#words.get(passage.id);
    if (known) return known;
    const words = readPassageWords(passage);
    if (this.#words.size >= KEPT_WORDS) this.#words.clear();
    this.#words.set(passage.id, words);
    return words;
  }

  async #search(collection: string, query: Query, text: string): Promise<Retrieval> {
    const ids = new Set(this.#index.search(collection, query.terms, CANDIDATES));
    const near = await this.#vectors?.search(collection, text, CANDIDATES);
    for (const id of near?.best ?? []) ids.add(id);
    const scored = this.#readPassages([...ids]).map((passage): Scored => {
      const words = this.wordsOf(passage);
      const cosines = near?.cosines(passage.id);
      return {
        passage,
        words,
        bm25: scoreBm25(query, words, this.#index.averageLength()),
        cosine: cosines?.body ?? null,
        nearness: near && cosines ? near.weight * (cosines.body + cosines.title) : null,
      };
    });
    return { query, passages: this.#rank(query, scored) };
  }

  #rank(query: Query, scored: Scored[]): RankedPassage[] {
    const highest = Math.max(...scored.map((one) => one.bm25), Number.MIN_VALUE);
    // A passage that has no vectors yet counts as one of the usual nearness.
    const known = scored.flatMap(({ nearness }) => nearness ?? []);
    const usual = known.reduce((sum, one) => sum + one, 0) / Math.max(1, known.length);
    const base = (one: Scored) => one.bm25 / highest + (one.nearness ?? usual);
    scored.sort((a, b) => base(b) - base(a));
    const ranked = scored.map((one, index): RankedPassage => {
      const extra =
        index < RERANKED ? scoreFeatures(query, one.words, one.passage.ordinal, this.#weights) : 0;
      const share = query.possibleScore > 0 ? one.bm25 / query.possibleScore : 0;
      return { ...one.passage, score: base(one) + extra, share, cosine: one.cosine };
    });
    return ranked.toSorted((a, b) => b.score - a.score || a.id - b.id);
  }
}

function bestShare(retrieval: Retrieval): number {
  return retrieval.passages[0]?.share ?? 0;
}
