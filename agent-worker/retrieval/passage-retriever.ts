import type { Knowledge } from "../knowledge/database.ts";
import { scoreBm25 } from "./bm25.ts";
import { everydayWords } from "./everyday-words.ts";
import { LexicalIndex } from "./lexical-index.ts";
import { openPassageStore } from "./passage-store.ts";
import { type PassageWords, readPassageWords } from "./passage-words.ts";
import type { Passage, Query, Question, RankedPassage, Retrieval, Retriever } from "./ports.ts";
import {
  addEarlierTerms,
  isFollowUp,
  makeQuery,
  pointsBack,
  type TermStatistics,
} from "./query.ts";
import { questionParts } from "./question-parts.ts";
import { NO_FEATURES, RANK_WEIGHTS, type RankWeights, weigh, wordFeatures } from "./rank.ts";
import { openTermCounter } from "./term-counter.ts";
import type { Nearest, VectorIndex } from "./vector-index.ts";

/** Passages that words find, and as many that vectors find; of all of them so many are looked at closely. */
const CANDIDATES = 30;
const RERANKED = 20;
/** Passages of which the words are remembered. */
const KEPT_WORDS = 2000;
/** What speaks for the passages of the article that the turn before was about. */
const SAID_BEFORE = 0.6;

export type RetrieverOptions = { vectors?: VectorIndex; weights?: RankWeights };

/** The cosines are null where a passage has no vectors. */
type Scored = {
  passage: Passage;
  bm25: number;
  cosines: { body: number; title: number } | null;
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
    const whole = await this.#retrieveOne(question);
    const texts = questionParts(question.text);
    if (texts.length === 0) return whole;
    const parts: Retrieval[] = [];
    for (const [index, text] of texts.entries()) {
      const previous = texts[index - 1] ?? question.previous;
      parts.push(await this.#retrieveOne({ ...question, text, previous }));
    }
    return { ...whole, parts };
  }

  async #retrieveOne({ collection, previous, text }: Question): Promise<Retrieval> {
    const statistics = this.#statisticsOf(collection);
    const alone = makeQuery(text, statistics);
    const found = await this.#search(collection, alone, alone.asked ?? text);
    if (!previous || !isFollowUp(alone)) return found;
    const before = makeQuery(previous, statistics);
    const earlier = await this.#search(collection, before, before.asked ?? previous);
    const query = addEarlierTerms(alone, previous, statistics);
    const context = earlier.passages[0]?.article.id;
    const together = await this.#search(collection, query, `${previous} ${text}`, context);
    const standsAlone = !pointsBack(alone) && bestShare(found) >= bestShare(together);
    return standsAlone ? found : together;
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

  #statisticsOf(collection: string): TermStatistics {
    const index = this.#index;
    return {
      documents: (word) => index.documents(word),
      repair: (word) => index.repair(word, this.#vectors?.isLearned(collection, word)),
      forms: (word, language) => index.forms(word, language),
      split: (word) => index.split(word),
      passages: () => index.passages(),
      alike: (word) => [...everydayWords(word), ...(this.#vectors?.alike(collection, word) ?? [])],
      importance: (word) => this.#vectors?.importance(collection, word) ?? 1,
    };
  }

  /** `context` is the article that what was said before is about. */
  async #search(
    collection: string,
    query: Query,
    text: string,
    context?: string,
  ): Promise<Retrieval> {
    const ids = new Set(this.#index.search(collection, query.terms, CANDIDATES));
    const near = await this.#vectors?.search(collection, text, CANDIDATES);
    for (const id of near?.best ?? []) ids.add(id);
    const countTerms = openTermCounter(query.terms);
    const scored = this.#readPassages([...ids]).map((passage): Scored => {
      const { article, headings, text: body } = passage;
      const heading = countTerms([article.title, ...headings].join("\n"));
      const counts = { heading, text: countTerms(body), length: body.length };
      const bm25 = scoreBm25(query, counts, this.#index.averageLength());
      return { passage, bm25, cosines: near?.cosines(passage.id) ?? null };
    });
    return { query, passages: this.#rank(query, scored, near, context) };
  }

  #rank(
    query: Query,
    scored: Scored[],
    near: Nearest | undefined,
    context: string | undefined,
  ): RankedPassage[] {
    const highest = Math.max(...scored.map((one) => one.bm25), Number.MIN_VALUE);
    const trust = near?.trust ?? 0;
    // A passage that has no vectors yet counts as one of the usual nearness.
    const usual = meanCosines(scored);
    const firstLook = scored.map((one) => ({
      ...one,
      known: {
        bm25: one.bm25 / highest,
        cosine: trust * (one.cosines ?? usual).body,
        titleCosine: trust * (one.cosines ?? usual).title,
      },
    }));
    const said = ({ article }: Passage) => (article.id === context ? SAID_BEFORE : 0);
    const base = (one: (typeof firstLook)[number]) =>
      weigh({ ...NO_FEATURES, ...one.known }, this.#weights) + said(one.passage);
    const byBase = firstLook
      .map((one) => ({ ...one, base: base(one) }))
      .toSorted((a, b) => b.base - a.base);
    const ranked = byBase.map((one, index): RankedPassage => {
      const { passage, known } = one;
      const share = query.possibleScore > 0 ? one.bm25 / query.possibleScore : 0;
      const shown = { ...passage, share, cosine: one.cosines?.body ?? null };
      if (index >= RERANKED) return { ...shown, score: one.base };
      const words = this.wordsOf(passage);
      const sentences = words.units.map((unit) => unit.text);
      const unitCosines = near?.sentences(passage.id, sentences)?.map((one) => trust * one) ?? null;
      const sentenceCosine = Math.max(0, ...(unitCosines ?? []));
      const features = {
        ...known,
        ...wordFeatures(query, words, passage.ordinal),
        sentenceCosine,
      };
      return {
        ...shown,
        score: weigh(features, this.#weights) + said(passage),
        features,
        unitCosines,
      };
    });
    return ranked.toSorted((a, b) => b.score - a.score || a.id - b.id);
  }
}

function meanCosines(scored: Scored[]): { body: number; title: number } {
  const known = scored.flatMap(({ cosines }) => cosines ?? []);
  const mean = (name: "body" | "title") =>
    known.reduce((sum, one) => sum + one[name], 0) / Math.max(1, known.length);
  return { body: mean("body"), title: mean("title") };
}

function bestShare(retrieval: Retrieval): number {
  return retrieval.passages[0]?.share ?? 0;
}
