import * as Y from "yjs";
import { keepParity } from "../../../shared/document/client-id.ts";
import {
  appendUpdates,
  compactDocument,
  dropDocument,
  readDocument,
  type StoredDocument,
} from "../store/document-records.ts";
import type { Store } from "../store/store.ts";

/** Transaction origins: who changed a document decides who keeps the change. */
export const origins = {
  /** Read from the store. */
  store: "store",
  /** Another tab, which has stored it. */
  tab: "tab",
  /** An own entry; its writer stores it, durably. */
  entry: "own-entry",
  /** Caught up without a socket. */
  pull: "pull",
  /** Typed into the draft here. */
  draft: "draft",
} as const;

export interface OpenDocument {
  readonly name: string;
  /** Another one after the document was replaced. */
  doc(): Y.Doc;
  /** When what the device has of it is in it. */
  ready: Promise<void>;
  /** After loading, after every change, and after a replacement. */
  observe(listener: (change: DocumentChange) => void): () => void;
  release(): void;
}

export type DocumentChange = "loaded" | "updated" | "replaced";

export interface DocumentCache {
  /** Documents are shared and counted: each opener releases once. */
  open(name: string): OpenDocument;
  peek(name: string): Y.Doc | null;
  names(): string[];
  /** Another tab changed it. */
  apply(name: string, update: Uint8Array): void;
  /** Reads again what another tab may have stored meanwhile. */
  reload(name: string): Promise<void>;
  /** The copy here is worthless: the openers get an empty document. The store must be clean of it already. */
  replace(name: string): void;
}

export interface CacheOptions {
  store: Store;
  now(): number;
  /** A change that the other tabs don't know. */
  onUpdate(name: string, update: Uint8Array): void;
}

const MOST_UPDATES = 40;

interface Cached {
  doc: Y.Doc;
  ready: Promise<void>;
  openers: number;
  listeners: Set<(change: DocumentChange) => void>;
  /** Keeps and tells a change. */
  take(update: Uint8Array, origin: unknown): void;
}

/** The Yjs documents that are in memory in this tab. */
export function createDocumentCache(options: CacheOptions): DocumentCache {
  return new Cache(options);
}

class Cache implements DocumentCache {
  readonly #options: CacheOptions;
  readonly #cached = new Map<string, Cached>();

  constructor(options: CacheOptions) {
    this.#options = options;
  }

  open(name: string): OpenDocument {
    const entry = this.#cached.get(name) ?? this.#openNew(name);
    entry.openers += 1;
    return openDocument(name, entry, () => {
      entry.openers -= 1;
      if (entry.openers > 0) return;
      this.#cached.delete(name);
      entry.doc.destroy();
    });
  }

  peek(name: string): Y.Doc | null {
    return this.#cached.get(name)?.doc ?? null;
  }

  names(): string[] {
    return [...this.#cached.keys()];
  }

  apply(name: string, update: Uint8Array): void {
    const doc = this.peek(name);
    if (doc !== null) Y.applyUpdate(doc, update, origins.tab);
  }

  replace(name: string): void {
    const entry = this.#cached.get(name);
    if (entry === undefined) return;
    entry.doc.destroy();
    entry.doc = buildDoc(entry.take);
    entry.ready = Promise.resolve();
    tell(entry, "replaced");
  }

  #openNew(name: string): Cached {
    const take = (update: Uint8Array, origin: unknown) => this.#take(name, update, origin);
    const doc = buildDoc(take);
    const entry: Cached = {
      doc,
      ready: Promise.resolve(),
      openers: 0,
      listeners: new Set(),
      take,
    };
    this.#cached.set(name, entry);
    entry.ready = this.#load(name, doc);
    return entry;
  }

  async reload(name: string): Promise<void> {
    const doc = this.peek(name);
    if (doc !== null) await this.#load(name, doc);
  }

  async #load(name: string, doc: Y.Doc): Promise<void> {
    const { store } = this.#options;
    const stored = await readDocument(store, name);
    const entry = this.#cached.get(name);
    if (entry?.doc !== doc) return;
    // While somebody listens Yjs encodes everything that is read once more, half the time of opening a long thread.
    doc.off("update", entry.take);
    const isGood = applyStored(doc, stored);
    doc.on("update", entry.take);
    if (!isGood) {
      await store.write(dropDocument(name));
      this.replace(name);
      return;
    }
    if (stored.keys.length > MOST_UPDATES)
      void store.write(compactDocument(name, stored, Y.encodeStateAsUpdate(doc)));
    tell(entry, "loaded");
  }

  #take(name: string, update: Uint8Array, origin: unknown): void {
    const entry = this.#cached.get(name);
    const isKept = origin === origins.store || origin === origins.tab || origin === origins.entry;
    if (isKept) return origin === origins.store ? undefined : tell(entry, "updated");
    const kept = this.#keep(name, update, origin === origins.draft);
    if (origin === origins.draft) return tell(entry, "updated");
    // What the server sends is shown when it is on the device, or cannot get there: who has seen it has it.
    const settled = this.#options.store.settled("documents");
    void Promise.race([kept, settled]).then(() => tell(entry, "updated"));
  }

  #keep(name: string, update: Uint8Array, isDraft: boolean): Promise<void> {
    const { store, now, onUpdate } = this.#options;
    const change = { lastUsed: now(), ...(isDraft ? { isDirty: true } : {}) };
    const written = store.write(appendUpdates(name, [update], change));
    onUpdate(name, update);
    return written;
  }
}

function buildDoc(take: Cached["take"]): Y.Doc {
  const doc = new Y.Doc();
  keepParity(doc, "even");
  doc.on("update", take);
  return doc;
}

function openDocument(name: string, entry: Cached, onRelease: () => void): OpenDocument {
  let isReleased = false;
  const own = new Set<(change: DocumentChange) => void>();
  return {
    name,
    doc: () => entry.doc,
    ready: entry.ready,
    observe(listener) {
      own.add(listener);
      entry.listeners.add(listener);
      return () => entry.listeners.delete(listener);
    },
    release() {
      if (isReleased) return;
      isReleased = true;
      for (const listener of own) entry.listeners.delete(listener);
      onRelease();
    },
  };
}

function tell(entry: Cached | undefined, change: DocumentChange): void {
  for (const listener of entry?.listeners ?? []) listener(change);
}

/** False when what was stored is damaged. */
function applyStored(doc: Y.Doc, { updates }: StoredDocument): boolean {
  try {
    Y.transact(
      doc,
      () => {
        for (const update of updates) Y.applyUpdate(doc, update);
      },
      origins.store,
    );
    return true;
  } catch {
    return false;
  }
}
