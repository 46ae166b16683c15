import { dropDocument } from "./document-records.ts";
import { type DocumentMeta, documentStores, type WriteTransaction } from "./schema.ts";
import { within, type WriteJob } from "./write-job.ts";

/**
 * Which documents to drop, those unused for longest first, until `bytes` are free.
 * Never one with unsent entries or a draft the server does not have.
 */
export function documentsToEvict(
  metas: readonly DocumentMeta[],
  owed: ReadonlySet<string>,
  bytes: number,
): string[] {
  const clean = metas
    .filter(({ doc, isDirty }) => !isDirty && !owed.has(doc))
    .toSorted((a, b) => a.lastUsed - b.lastUsed);
  const chosen: string[] = [];
  let freed = 0;
  for (const { doc, bytes: size } of clean) {
    if (freed >= bytes) break;
    chosen.push(doc);
    freed += size;
  }
  return chosen;
}

/** Drops the older half of what can be had again. */
export const makeRoom: WriteJob = within(documentStores, async (transaction) => {
  const metas = await transaction.objectStore("meta").getAll();
  const unsent = await transaction.objectStore("unsent").getAll();
  const total = metas.reduce((sum, { bytes }) => sum + bytes, 0);
  await evict(transaction, metas, new Set(unsent.map(({ doc }) => doc)), total / 2);
});

/** Keeps the documents within a number of bytes. */
export function evictAbove(limit: number): WriteJob {
  return within(documentStores, async (transaction) => {
    const metas = await transaction.objectStore("meta").getAll();
    const total = metas.reduce((sum, { bytes }) => sum + bytes, 0);
    if (total <= limit) return;
    const unsent = await transaction.objectStore("unsent").getAll();
    await evict(transaction, metas, new Set(unsent.map(({ doc }) => doc)), total - limit);
  });
}

async function evict(
  transaction: WriteTransaction,
  metas: readonly DocumentMeta[],
  owed: ReadonlySet<string>,
  bytes: number,
): Promise<void> {
  for (const name of documentsToEvict(metas, owed, bytes)) await dropDocument(name)(transaction);
}
