import { appendUpdates } from "./document-records.ts";
import { documentStores, type UnsentEntry } from "./schema.ts";
import type { Store } from "./store.ts";
import { within, type WriteJob } from "./write-job.ts";

export function readUnsent(store: Store): Promise<UnsentEntry[]> {
  return store.read(documentStores, [], (transaction) =>
    transaction.objectStore("unsent").getAll(),
  );
}

/** An own entry and the update that carries it, together or not at all. */
export function addUnsent(unsent: UnsentEntry, update: Uint8Array, now: number): WriteJob {
  return within(documentStores, async (transaction) => {
    await appendUpdates(unsent.doc, [update], { lastUsed: now })(transaction);
    await transaction.objectStore("unsent").put(unsent);
  });
}

export function putUnsent(entries: readonly UnsentEntry[]): WriteJob {
  return within(documentStores, async (transaction) => {
    await Promise.all(entries.map((entry) => transaction.objectStore("unsent").put(entry)));
  });
}

export function removeUnsent(ids: readonly string[]): WriteJob {
  return within(documentStores, async (transaction) => {
    await Promise.all(ids.map((id) => transaction.objectStore("unsent").delete(id)));
  });
}
