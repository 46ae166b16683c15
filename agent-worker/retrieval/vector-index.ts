import type { Knowledge } from "../knowledge/database.ts";
import { VectorRows } from "../model/stored-vector.ts";
import { placesOfHighest } from "./highest.ts";
import type { Embedder } from "./ports.ts";

export type Nearest = {
  /** What a cosine counts beside a BM25 score divided by the best one. */
  weight: number;
  best: number[];
  cosines(passage: number): { body: number; title: number } | undefined;
};

const FULL_WEIGHT = 0.3;
/** Prose of any field has more than this share of its words known, text full of code about two thirds. */
const WELL_KNOWN = 0.85;
/** Other languages stay below. */
const HARDLY_KNOWN = 0.4;
const SAMPLED = 200;

type Loaded = {
  embedder: Embedder;
  weight: number;
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
  #version = "";

  /** Of several embedders the one that has the most passages answers, the first of them if they have as many. */
  constructor(knowledge: Knowledge, ...embedders: Embedder[]) {
    this.#knowledge = knowledge;
    this.#embedders = embedders;
  }

  async search(collection: string, text: string, limit: number): Promise<Nearest> {
    this.#forgetStale();
    const vectors = this.#load(collection);
    if (!vectors || vectors.weight === 0) return { weight: 0, best: [], cosines: () => undefined };
    const [question] = await vectors.embedder.embed([text]);
    if (!question) throw new Error("the embedder returned no vector for the question");
    const body = vectors.body.multiply(question);
    const title = vectors.title.multiply(question);
    const total = body.map((cosine, row) => cosine + (title[row] ?? 0));
    return {
      weight: vectors.weight,
      best: placesOfHighest(total, limit).flatMap((row) => vectors.ids[row] ?? []),
      cosines: (passage) => {
        const row = vectors.rows.get(passage);
        return row === undefined ? undefined : { body: body[row] ?? 0, title: title[row] ?? 0 };
      },
    };
  }

  #forgetStale(): void {
    const others = String(this.#knowledge.pragma("data_version", { simple: true }));
    const own =
      this.#knowledge.prepare<[], { n: number }>("SELECT total_changes() AS n").get()?.n ?? 0;
    const version = `${others} ${own}`;
    if (version === this.#version) return;
    this.#version = version;
    this.#loaded.clear();
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
      weight: this.#weigh(
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
  #weigh(embedder: Embedder, passages: number[]): number {
    if (!embedder.knownShare) return FULL_WEIGHT;
    const step = Math.max(1, Math.floor(passages.length / SAMPLED));
    const sample = passages.filter((_, index) => index % step === 0);
    const texts = this.#knowledge
      .prepare<[string], { text: string }>(
        "SELECT text FROM passage WHERE id IN (SELECT value FROM json_each(?))",
      )
      .all(JSON.stringify(sample));
    const share = embedder.knownShare(texts.map(({ text }) => text));
    const trust = (share - HARDLY_KNOWN) / (WELL_KNOWN - HARDLY_KNOWN);
    return FULL_WEIGHT * Math.min(1, Math.max(0, trust));
  }
}
