import { setTimeout as wait } from "node:timers/promises";
import type { Knowledge } from "../knowledge/database.ts";
import type { Embedder } from "../retrieval/ports.ts";

const BATCH = 32;
const LOOK_AGAIN = 5000;

type Waiting = { id: number; title: string; heading_path: string; text: string };

type Log = { error(fields: object, message: string): void };

/** Gives every passage its vectors, now and whenever new passages appear, until aborted. */
export async function embedMissing(
  knowledge: Knowledge,
  embedder: Embedder,
  options: { log: Log; signal: AbortSignal },
): Promise<void> {
  const { log, signal } = options;
  while (!signal.aborted) {
    try {
      await embedAll(knowledge, embedder, signal);
    } catch (error) {
      log.error({ err: error }, "embedding failed");
    }
    await wait(LOOK_AGAIN, undefined, { signal }).catch(() => undefined);
  }
}

/** Embeds what has no vectors yet and returns how many passages that were. */
export async function embedAll(
  knowledge: Knowledge,
  embedder: Embedder,
  signal: AbortSignal,
  onProgress?: (done: number) => void,
): Promise<number> {
  const waiting = knowledge.prepare<[string, number], Waiting>(`
    SELECT p.id, a.title, p.heading_path, p.text FROM passage p JOIN article a ON a.id = p.article
    WHERE NOT EXISTS (SELECT 1 FROM passage_vector v WHERE v.passage = p.id AND v.model = ?)
    ORDER BY p.id LIMIT ?
  `);
  let done = 0;
  while (!signal.aborted) {
    const batch = waiting.all(embedder.name, BATCH);
    if (batch.length === 0) break;
    await embedBatch(knowledge, embedder, batch);
    done += batch.length;
    onProgress?.(done);
  }
  return done;
}

async function embedBatch(
  knowledge: Knowledge,
  embedder: Embedder,
  batch: Waiting[],
): Promise<void> {
  const titles = await embedder.embed(batch.map(titleOf));
  const bodies = await embedder.embed(
    batch.map((passage) => `${titleOf(passage)}\n${passage.text}`),
  );
  // A passage may have been replaced while it was being embedded.
  const save = knowledge.prepare(`
    INSERT OR REPLACE INTO passage_vector (passage, model, title, body)
    SELECT id, @model, @title, @body FROM passage WHERE id = @passage
  `);
  const saveAll = knowledge.transaction(() => {
    for (const [index, { id }] of batch.entries()) {
      const title = titles[index];
      const body = bodies[index];
      if (!title || !body) throw new Error("the embedder returned too few vectors");
      save.run({ passage: id, model: embedder.name, title: toBlob(title), body: toBlob(body) });
    }
  });
  saveAll.immediate();
}

function titleOf(passage: Waiting): string {
  const headings: unknown = JSON.parse(passage.heading_path);
  const path = Array.isArray(headings) ? headings.map(String) : [];
  return [passage.title, ...path.filter((heading) => heading !== passage.title)].join(" › ");
}

function toBlob(vector: Float32Array): Buffer {
  return Buffer.from(vector.buffer, vector.byteOffset, vector.byteLength);
}
