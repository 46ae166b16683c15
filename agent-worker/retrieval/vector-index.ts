import type { Knowledge } from "../knowledge/database.ts";
import { openFileVersion } from "../knowledge/file-version.ts";
import { packVector, VectorRows } from "../model/stored-vector.ts";
import { placesOfHighest } from "./highest.ts";
import type { Alike, Embedder } from "./ports.ts";

export type Nearest = {
  /** How far the vectors can be trusted here, 0..1. */
  trust: number;
  best: number[];
  cosines(passage: number): { body: number; title: number } | undefined;
  /** The cosines of a passage's sentences; null where they cannot be embedded in no time. */
  sentences(passage: number, texts: string[]): Float32Array | null;
};

const NOWHERE: Nearest = {
  trust: 0,
  best: [],
  cosines: () => undefined,
  sentences: () => null,
};

/** Prose of any field has more than this share of its words known, text full of code about two thirds. */
const WELL_KNOWN = 0.85;
/** Other languages stay below. */
const HARDLY_KNOWN = 0.4;
/** Passages that are looked at for that. */
const SAMPLED = 200;
/** From this trust on the embedder is asked about single words, too. */
const TRUSTED = 0.5;
/** Passages of which the vectors of the sentences are remembered. */
const KEPT_SENTENCES = 2000;

type Loaded = {
  embedder: Embedder;
  trust: number;
  ids: number[];
  rows: Map<number, number>;
  body: VectorRows;
  title: VectorRows;
};

type VectorRow = { passage: number; title: Buffer; body: Buffer };

/** The vectors of each collection in memory, read again when the file has changed. */
export class VectorIndex {
  readonly #knowledge: Knowledge;
  readonly #embedders: Embedder[];
  readonly #loaded = new Map<string, Loaded | null>();
  readonly #sentences = new Map<number, VectorRows>();
  readonly #readVersion: () => string;
  #version = "";

  /** Of several embedders the one that has the most passages answers, the first of them if they have as many. */
  constructor(knowledge: Knowledge, ...embedders: Embedder[]) {
    this.#knowledge = knowledge;
    this.#readVersion = openFileVersion(knowledge);
    this.#embedders = embedders;
  }

  async search(collection: string, text: string, limit: number): Promise<Nearest> {
    this.#forgetStale();
    const vectors = this.#load(collection);
    if (!vectors || vectors.trust === 0) return NOWHERE;
    const [question] = await vectors.embedder.embed([text]);
    if (!question) throw new Error("the embedder returned no vector for the question");
    const body = vectors.body.multiply(question);
    const title = vectors.title.multiply(question);
    const total = new Float32Array(body.length);
    for (let row = 0; row < total.length; row += 1)
      total[row] = (body[row] as number) + (title[row] as number);
    return {
      trust: vectors.trust,
      best: placesOfHighest(total, limit).flatMap((row) => vectors.ids[row] ?? []),
      cosines: (passage) => {
        const row = vectors.rows.get(passage);
        return row === undefined ? undefined : { body: body[row] ?? 0, title: title[row] ?? 0 };
      },
      sentences: (passage, texts) =>
        this.#sentencesOf(vectors.embedder, passage, texts)?.multiply(question) ?? null,
    };
  }

  /** How much a word says in any field, 0..1; 1 where the embedder knows nothing of it or of the collection. */
  importance(collection: string, word: string): number {
    const vectors = this.#load(collection);
    if (!vectors || vectors.trust < TRUSTED) return 1;
    return Math.min(1, vectors.embedder.importance?.(word) ?? 1);
  }

  /** True of a word that the embedder has learned as one, so that it is spelled well. */
  isLearned(collection: string, word: string): boolean {
    const embedder = this.#load(collection)?.embedder;
    return (embedder?.importance?.(word) ?? null) !== null;
  }

  /** Words that mean much the same as far as the embedder knows; none where it knows little of the collection. */
  alike(collection: string, word: string): readonly Alike[] {
    const vectors = this.#load(collection);
    if (!vectors || vectors.trust < TRUSTED) return [];
    return vectors.embedder.alike?.(word) ?? [];
  }

  #sentencesOf(embedder: Embedder, passage: number, texts: string[]): VectorRows | null {
    if (!embedder.embedNow) return null;
    const known = this.#sentences.get(passage);
    if (known) return known;
    if (this.#sentences.size >= KEPT_SENTENCES) this.#sentences.clear();
    const packed = texts.map((text) => packVector(embedder.embedNow?.(text) ?? new Float32Array()));
    const rows = new VectorRows(packed, embedder.dimensions);
    this.#sentences.set(passage, rows);
    return rows;
  }

  #forgetStale(): void {
    const version = this.#readVersion();
    if (version === this.#version) return;
    this.#version = version;
    this.#loaded.clear();
    this.#sentences.clear();
  }

  #load(collection: string): Loaded | null {
    const known = this.#loaded.get(collection);
    if (known !== undefined) return known;
    const embedder = this.#mostComplete(collection);
    const loaded = embedder ? this.#read(collection, embedder) : null;
    this.#loaded.set(collection, loaded);
    return loaded;
  }

  #mostComplete(collection: string): Embedder | undefined {
    const count = this.#knowledge.prepare<[string, string], { passages: number }>(`
      SELECT count(*) AS passages FROM passage_vector v
      JOIN passage p ON p.id = v.passage JOIN article a ON a.id = p.article
      WHERE v.model = ? AND a.collection = ?
    `);
    let best: { embedder: Embedder; passages: number } | undefined;
    for (const embedder of this.#embedders) {
      const passages = count.get(embedder.name, collection)?.passages ?? 0;
      if (passages > (best?.passages ?? 0)) best = { embedder, passages };
    }
    return best?.embedder;
  }

  #read(collection: string, embedder: Embedder): Loaded {
    const rows = this.#knowledge
      .prepare<[string, string], VectorRow>(`
        SELECT v.passage, v.title, v.body FROM passage_vector v
        JOIN passage p ON p.id = v.passage JOIN article a ON a.id = p.article
        WHERE v.model = ? AND a.collection = ?
      `)
      .all(embedder.name, collection);
    const { dimensions } = embedder;
    return {
      embedder,
      trust: this.#trustIn(
        embedder,
        rows.map((row) => row.passage),
      ),
      ids: rows.map((row) => row.passage),
      rows: new Map(rows.map((row, index) => [row.passage, index])),
      body: new VectorRows(
        rows.map((row) => row.body),
        dimensions,
      ),
      title: new VectorRows(
        rows.map((row) => row.title),
        dimensions,
      ),
    };
  }

  /** Vectors count the less, the less of the passages the embedder has learned: what it guesses misleads. */
  #trustIn(embedder: Embedder, passages: number[]): number {
    if (!embedder.knownShare) return 1;
    const step = Math.max(1, Math.floor(passages.length / SAMPLED));
    const sample = passages.filter((_, index) => index % step === 0);
    const texts = this.#knowledge
      .prepare<[string], { text: string }>(
        "SELECT text FROM passage WHERE id IN (SELECT value FROM json_each(?))",
      )
      .all(JSON.stringify(sample));
    const share = embedder.knownShare(texts.map(({ text }) => text));
    const trust = (share - HARDLY_KNOWN) / (WELL_KNOWN - HARDLY_KNOWN);
    return Math.min(1, Math.max(0, trust));
  }
}
