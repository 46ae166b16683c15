import type { PassageKind } from "../knowledge/articles.ts";
import type { RankFeatures } from "./rank.ts";

export type Alike = { word: string; likeness: number };

/** Turns texts into vectors of length one. `name` changes whenever the vectors would. */
export interface Embedder {
  readonly name: string;
  readonly dimensions: number;
  embed(texts: string[]): Promise<Float32Array[]>;
  /** The share of the texts' words that it has learned as words, 0..1; absent where nobody can tell. */
  knownShare?(texts: string[]): number;
  /** How much a word says in any field, about 1 for most and near 0 for "the"; null for a word not learned. */
  importance?(word: string): number | null;
  /** Words that mean much the same, the most alike first, with their cosines. */
  alike?(word: string): readonly Alike[];
  /** Embeds a text within microseconds; absent where that is not so. */
  embedNow?(text: string): Float32Array;
}

export type Question = {
  collection: string;
  text: string;
  /** What the visitor asked before this, for questions that only make sense after it. */
  previous: string | null;
};

/** Finds the passages of one collection that may answer a question, best first. */
export interface Retriever {
  retrieve(question: Question): Promise<Retrieval>;
}

/** `parts` is what is found for each question of a text that asks several. */
export type Retrieval = { query: Query; passages: RankedPassage[]; parts?: Retrieval[] };

/** `idf` is how much a term says in this collection's file; an unknown term occurs in no passage. */
export type QueryTerm = {
  word: string;
  stem: string;
  idf: number;
  weight: number;
  isKnown: boolean;
  /** Other words of the collection that mean much the same. */
  alike?: readonly TermAlike[];
};

/** `likeness` is how much the word counts in the place of the term, 0..1. */
export type TermAlike = { word: string; stem: string; likeness: number };

export type Query = {
  text: string;
  /** The part of the text that asks: all of it, but for letters. */
  asked?: string;
  language: string | null;
  terms: QueryTerm[];
  /** The highest BM25 score that any passage could reach for these terms. */
  possibleScore: number;
  isFollowUp: boolean;
  /** What was asked before, where the question is read together with it. */
  previous?: string;
};

export type Passage = {
  id: number;
  article: { id: string; title: string; path: string; url: string | null; language: string | null };
  ordinal: number;
  /** Section headings below the article's title. */
  headings: string[];
  text: string;
  kind: PassageKind;
};

/**
 * `score` orders the list; `share` is BM25 over the possible score, 0..1; `cosine` is null without an embedder.
 * `features` are those of the passages that were looked at closely, `unitCosines` those of their sentences.
 */
export type RankedPassage = Passage & {
  score: number;
  share: number;
  cosine: number | null;
  features?: RankFeatures;
  unitCosines?: Float32Array | null;
};
