import type { Document } from "@hocuspocus/server";
import * as Y from "yjs";

/** What a commit adds to one document. */
export interface Delivery {
  document: string;
  /** Sequence of the commit. */
  head: number;
  updates: readonly Uint8Array[];
}

interface LiveDocument {
  document: Document;
  /** Sequence up to which the document has been brought. */
  head: number;
  /** Commits that came while it was being read; null once it is loaded. */
  buffered: Delivery[] | null;
}

export interface StoredDocument {
  updates: readonly Uint8Array[];
  head: number;
}

/**
 * Every document that is in memory, known from before its rows are read until it is destroyed (F3):
 * a commit in between is kept and applied at the end of the load, so that no instance misses one.
 */
export interface LiveDocuments {
  /** Reads and fills a document; commits that arrive meanwhile are not lost. On failure the document is forgotten. */
  load(document: Document, read: () => StoredDocument | Promise<StoredDocument>): Promise<void>;
  /** Whether this very instance is the one that commits are delivered to. */
  isLive(document: Document): boolean;
  get(name: string): Document | undefined;
  deliver(delivery: Delivery): void;
  readonly size: number;
}

const origin = { source: "local", skipStoreHooks: true } as const;

export function makeLiveDocuments(): LiveDocuments {
  const live = new Map<string, LiveDocument>();
  return {
    async load(document, read) {
      const entry: LiveDocument = { document, head: 0, buffered: [] };
      live.set(document.name, entry);
      document.on("destroy", () => forget(live, entry));
      try {
        const stored = await read();
        applyAll(document, stored.updates);
        entry.head = stored.head;
        drain(entry);
        if (!isWhole(document)) throw new Error("rows of the document are missing");
      } catch (error) {
        forget(live, entry);
        throw error;
      }
    },
    isLive: (document) => live.get(document.name)?.document === document && !document.isDestroyed,
    get: (name) => {
      const entry = live.get(name);
      return entry === undefined || entry.buffered !== null ? undefined : entry.document;
    },
    deliver(delivery) {
      const entry = live.get(delivery.document);
      if (entry === undefined) return;
      if (entry.buffered !== null) return void entry.buffered.push(delivery);
      try {
        applyDelivery(entry, delivery);
      } catch (error) {
        forget(live, entry); // It misses a commit: nobody may go on with this instance.
        throw error;
      }
    },
    get size() {
      return live.size;
    },
  };
}

function isWhole({ store }: Y.Doc): boolean {
  return store.pendingStructs === null && store.pendingDs === null;
}

function forget(live: Map<string, LiveDocument>, entry: LiveDocument): void {
  if (live.get(entry.document.name) === entry) live.delete(entry.document.name);
}

function drain(entry: LiveDocument): void {
  for (const delivery of entry.buffered ?? []) applyDelivery(entry, delivery);
  entry.buffered = null;
}

function applyDelivery(entry: LiveDocument, { head, updates }: Delivery): void {
  if (entry.head >= head) return;
  applyAll(entry.document, updates);
  entry.head = head;
}

function applyAll(document: Y.Doc, updates: readonly Uint8Array[]): void {
  if (updates.length === 0) return;
  Y.transact(document, () => updates.forEach((update) => Y.applyUpdate(document, update)), origin);
}
