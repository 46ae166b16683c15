import {
  type DocumentMeta,
  documentStores,
  type ReadTransaction,
  type WriteTransaction,
} from "./schema.ts";
import type { Store } from "./store.ts";
import { within, type WriteJob } from "./write-job.ts";

export interface StoredDocument {
  /** The snapshot, if there is one, and everything since, to be applied in one transaction. */
  updates: Uint8Array[];
  /** Version of the snapshot; 0 without one. */
  version: number;
  /** Keys of the updates that are not in the snapshot. */
  keys: number[];
}

export function blankMeta(doc: string): DocumentMeta {
  return { doc, seq: 0, head: 0, lastUsed: 0, bytes: 0, isDirty: false };
}

export function readDocument(store: Store, name: string): Promise<StoredDocument> {
  const nothing: StoredDocument = { updates: [], version: 0, keys: [] };
  return store.read(documentStores, nothing, (transaction) => readDocumentIn(transaction, name));
}

async function readDocumentIn(
  transaction: ReadTransaction | WriteTransaction,
  name: string,
): Promise<StoredDocument> {
  const [snap, updates] = await Promise.all([
    transaction.objectStore("snap").get(name),
    transaction.objectStore("upd").index("doc").getAll(name),
  ]);
  return {
    updates: [
      ...(snap === undefined ? [] : [snap.update]),
      ...updates.flatMap((record) => record.updates),
    ],
    version: snap?.version ?? 0,
    keys: updates.flatMap(({ key }) => (key === undefined ? [] : [key])),
  };
}

/** Adds updates; the note on the document changes with them. */
export function appendUpdates(
  name: string,
  updates: readonly Uint8Array[],
  change: Partial<Omit<DocumentMeta, "doc" | "bytes">> = {},
): WriteJob {
  return within(documentStores, async (transaction) => {
    const metas = transaction.objectStore("meta");
    const meta = (await metas.get(name)) ?? blankMeta(name);
    const bytes = updates.reduce((sum, update) => sum + update.byteLength, meta.bytes);
    await transaction.objectStore("upd").add({ doc: name, updates });
    await metas.put({ ...meta, ...change, bytes });
  });
}

export function changeMeta(name: string, change: Partial<Omit<DocumentMeta, "doc">>): WriteJob {
  return within(documentStores, async (transaction) => {
    const metas = transaction.objectStore("meta");
    const meta = (await metas.get(name)) ?? blankMeta(name);
    await metas.put({ ...meta, ...change });
  });
}

/** Folds the updates that were read into the snapshot; does nothing when another tab was faster. */
export function compactDocument(name: string, read: StoredDocument, update: Uint8Array): WriteJob {
  return within(documentStores, async (transaction) => {
    const snaps = transaction.objectStore("snap");
    const version = (await snaps.get(name))?.version ?? 0;
    if (version !== read.version) return;
    const updates = transaction.objectStore("upd");
    await snaps.put({ doc: name, version: version + 1, update });
    await Promise.all(read.keys.map((key) => updates.delete(key)));
    await changeMeta(name, { bytes: update.byteLength })(transaction);
  });
}

/** Removes a document; its unsent entries stay. */
export function dropDocument(name: string): WriteJob {
  return within(documentStores, async (transaction) => {
    const updates = transaction.objectStore("upd");
    const keys = await updates.index("doc").getAllKeys(name);
    await Promise.all([
      ...keys.map((key) => updates.delete(key)),
      transaction.objectStore("snap").delete(name),
      transaction.objectStore("meta").delete(name),
    ]);
  });
}

export function readMetas(store: Store): Promise<DocumentMeta[]> {
  return store.read(documentStores, [], (transaction) => transaction.objectStore("meta").getAll());
}
