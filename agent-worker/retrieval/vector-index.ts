import type { Knowledge } from "../knowledge/database.ts";
import type { Embedder } from "./ports.ts";

export type Nearest = {
  best: number[];
  cosines(passage: number): { body: number; title: number } | undefined;
};

type Loaded = { ids: number[]; rows: Map<number, number>; body: Float32Array; title: Float32Array };

/** The vectors of each collection in memory, read again when the file has changed. */
export class VectorIndex {
  readonly #knowledge: Knowledge;
  readonly #embedder: Embedder;
  readonly #loaded = new Map<string, Loaded>();
  #version = "";

  constructor(knowledge: Knowledge, embedder: Embedder) {
    this.#knowledge = knowledge;
    this.#embedder = embedder;
  }

  async search(collection: string, text: string, limit: number): Promise<Nearest> {
    this.#forgetStale();
    const vectors = this.#load(collection);
    if (vectors.ids.length === 0) return { best: [], cosines: () => undefined };
    const [question] = await this.#embedder.embed([text]);
    if (!question) throw new Error("the embedder returned no vector for the question");
    const body = multiply(vectors.body, question);
    const title = multiply(vectors.title, question);
    const order = vectors.ids.map((_, row) => row);
    const total = (row: number) => (body[row] ?? 0) + (title[row] ?? 0);
    order.sort((a, b) => total(b) - total(a));
    return {
      best: order.slice(0, limit).flatMap((row) => vectors.ids[row] ?? []),
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

  #load(collection: string): Loaded {
    const known = this.#loaded.get(collection);
    if (known) return known;
    const rows = this.#knowledge
      .prepare<[string, string], { passage: number; title: Buffer; body: Buffer }>(`
        SELECT v.passage, v.title, v.body FROM passage_vector v
        JOIN passage p ON p.id = v.passage JOIN article a ON a.id = p.article
        WHERE v.model = ? AND a.collection = ?
      `)
      .all(this.#embedder.name, collection);
    const loaded: Loaded = {
      ids: rows.map((row) => row.passage),
      rows: new Map(rows.map((row, index) => [row.passage, index])),
      body: flatten(
        rows.map((row) => row.body),
        this.#embedder.dimensions,
      ),
      title: flatten(
        rows.map((row) => row.title),
        this.#embedder.dimensions,
      ),
    };
    this.#loaded.set(collection, loaded);
    return loaded;
  }
}

function flatten(blobs: Buffer[], dimensions: number): Float32Array {
  const flat = new Float32Array(blobs.length * dimensions);
  for (const [row, blob] of blobs.entries()) {
    const copy = new Float32Array(new Uint8Array(blob).buffer);
    if (copy.length === dimensions) flat.set(copy, row * dimensions);
  }
  return flat;
}

function multiply(matrix: Float32Array, vector: Float32Array): Float32Array {
  const width = vector.length;
  const result = new Float32Array(matrix.length / width);
  for (let row = 0; row < result.length; row += 1) {
    let sum = 0;
    const at = row * width;
    for (let column = 0; column < width; column += 1)
      sum += (matrix[at + column] ?? 0) * (vector[column] ?? 0);
    result[row] = sum;
  }
  return result;
}
