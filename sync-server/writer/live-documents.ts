import type { Document } from "@hocuspocus/server";
import * as Y from "yjs";
import { applySections, type LaneSection } from "../../shared/document/lane-update.ts";

/** What a commit adds to one document. */
export interface Delivery {
  document: string;
  /** Sequence of the commit. */
  head: number;
  payload: Uint8Array;
  /** What the payload says; null for free text, which is read from it. */
  sections: readonly LaneSection[] | null;
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

/** `broadcast` tells a document's readers of a delivery that was applied; nothing else does. */
export function makeLiveDocuments(
  broadcast: (document: Document, payload: Uint8Array) => void,
): LiveDocuments {
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
        // Nothing changes it but deliveries, which are passed on as they were logged: without listeners Yjs writes no update of its own.
        document._observers.delete("update");
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
        if (applyDelivery(entry, delivery)) broadcast(entry.document, delivery.payload);
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

/** False when the document was read after that commit. */
function applyDelivery(entry: LiveDocument, { head, payload, sections }: Delivery): boolean {
  if (entry.head >= head) return false;
  if (sections === null) Y.applyUpdate(entry.document, payload, origin);
  else applySections(entry.document, sections, origin);
  entry.head = head;
  return true;
}

function applyAll(document: Y.Doc, updates: readonly Uint8Array[]): void {
  if (updates.length === 0) return;
  Y.transact(document, () => updates.forEach((update) => Y.applyUpdate(document, update)), origin);
}
