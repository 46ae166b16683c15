import { setImmediate as letOthersRun, setTimeout as wait } from "node:timers/promises";
import type { Knowledge } from "../knowledge/database.ts";
import { readHeadings } from "../knowledge/passage-heading.ts";
import type { Embedder } from "../retrieval/ports.ts";
import { packVector } from "./stored-vector.ts";

const BATCH = 64;
const LOOK_AGAIN = 5000;

type Waiting = { id: number; title: string; heading_path: string; text: string };

type Log = { error(fields: object, message: string): void };

/**
 * Gives every passage its vectors, now and whenever new passages appear, until aborted. The vectors of another model
 * are deleted once every passage has the new ones.
 */
export async function embedMissing(
  knowledge: Knowledge,
  embedder: Embedder,
  options: { log: Log; signal: AbortSignal },
): Promise<void> {
  const { log, signal } = options;
  let mayHaveOthers = true;
  while (!signal.aborted) {
    try {
      const done = await embedAll(knowledge, embedder, signal);
      if ((done > 0 || mayHaveOthers) && !signal.aborted) forgetOtherModels(knowledge, embedder);
      mayHaveOthers = false;
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
  const waiting = knowledge.prepare<[number, string, number], Waiting>(`
    SELECT p.id, a.title, p.heading_path, p.text FROM passage p JOIN article a ON a.id = p.article
    WHERE p.id > ?
      AND NOT EXISTS (SELECT 1 FROM passage_vector v WHERE v.passage = p.id AND v.model = ?)
    ORDER BY p.id LIMIT ?
  `);
  let done = 0;
  let last = 0;
  while (!signal.aborted) {
    const batch = waiting.all(last, embedder.name, BATCH);
    if (batch.length === 0) break;
    await embedBatch(knowledge, embedder, batch);
    last = batch.at(-1)?.id ?? last;
    done += batch.length;
    onProgress?.(done);
    await letOthersRun();
  }
  return done;
}

function forgetOtherModels(knowledge: Knowledge, embedder: Embedder): void {
  knowledge.prepare("DELETE FROM passage_vector WHERE model <> ?").run(embedder.name);
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
      save.run({
        passage: id,
        model: embedder.name,
        title: packVector(title),
        body: packVector(body),
      });
    }
  });
  saveAll.immediate();
}

function titleOf({ title, heading_path }: Waiting): string {
  const headings = readHeadings(title, heading_path).filter((heading) => heading !== title);
  return [title, ...headings].join(" › ");
}
