import * as Y from "yjs";
import { conversationDocument, internalDocument } from "../../../shared/document/document-name.ts";
import type { Row } from "../../../shared/domain/row.ts";
import { origins } from "../documents/document-cache.ts";
import { appendUpdates, changeMeta, readMetas } from "../store/document-records.ts";
import { evictAbove } from "../store/eviction.ts";
import type { LeaderParts } from "./leader-parts.ts";

/** Conversations kept readable without a network: open ones first, then the most recent. */
const MOST_CONVERSATIONS = 300;
const DOCUMENTS_A_PULL = 200;
/** An own message that is written meanwhile waits for no more than these. */
const DOCUMENTS_A_WRITE = 20;
const MOST_BYTES = 200 * 1024 * 1024;
const GATHER_MS = 1500;

export interface Prefetch {
  /** Soon, once for many changes. */
  schedule(): void;
  /** True when everything that should be here is. */
  run(): Promise<boolean>;
  close(): Promise<unknown>;
}

/** Brings the documents of the most relevant conversations to the device, without a socket. */
export function makePrefetch(parts: LeaderParts, isLive: (name: string) => boolean): Prefetch {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running: Promise<boolean> | null = null;
  let isClosed = false;

  const runAll = async (): Promise<boolean> => {
    const all = await staleDocuments(parts);
    await noteHeads(
      parts,
      all.filter(({ name }) => isLive(name)),
    );
    const stale = all.filter(({ name }) => !isLive(name));
    for (let start = 0; start < stale.length; start += DOCUMENTS_A_PULL) {
      if (isClosed) return false;
      if (!(await pullPart(parts, stale.slice(start, start + DOCUMENTS_A_PULL)))) return false;
    }
    if (stale.length > 0) await parts.store.write(evictAbove(MOST_BYTES));
    return true;
  };
  const run = () => {
    running ??= runAll().finally(() => {
      running = null;
    });
    return running;
  };

  return {
    run,
    schedule() {
      clearTimeout(timer);
      if (!isClosed) timer = setTimeout(() => void run(), GATHER_MS);
    },
    async close() {
      isClosed = true;
      clearTimeout(timer);
      await running;
    },
  };
}

interface Stale {
  name: string;
  seq: number;
  head: number;
}

async function staleDocuments({ rows, store }: LeaderParts): Promise<Stale[]> {
  const metas = new Map((await readMetas(store)).map((meta) => [meta.doc, meta]));
  return mostRelevant(rows.base().values()).flatMap(({ id, head }) =>
    [conversationDocument(id), internalDocument(id)].flatMap((name) => {
      const meta = metas.get(name);
      if (meta !== undefined && meta.head >= head) return [];
      return [{ name, seq: meta?.seq ?? 0, head }];
    }),
  );
}

function mostRelevant(rows: Iterable<Row>): Row[] {
  const rank = (row: Row) => (row.resolvedBy === null ? 0 : 1);
  return [...rows]
    .toSorted((a, b) => rank(a) - rank(b) || b.lastAt - a.lastAt)
    .slice(0, MOST_CONVERSATIONS);
}

/** An answer has a limit: the same documents are asked for until there is no more news. */
async function pullPart(parts: LeaderParts, part: readonly Stale[]): Promise<boolean> {
  const seqs = new Map(part.map(({ name, seq }) => [name, seq]));
  for (;;) {
    const answer = await parts.http.pull(Object.fromEntries(seqs));
    if (!answer.ok) return false;
    const news = Object.entries(answer.value.documents);
    if (news.length === 0) break;
    for (let start = 0; start < news.length; start += DOCUMENTS_A_WRITE)
      await Promise.all(
        news.slice(start, start + DOCUMENTS_A_WRITE).map(([name, { seq, updates }]) => {
          seqs.set(name, seq);
          return storePulled(parts, name, seq, updates.map(fromBase64));
        }),
      );
  }
  await noteHeads(parts, part);
  return true;
}

async function noteHeads({ store }: LeaderParts, current: readonly Stale[]): Promise<void> {
  await Promise.all(current.map(({ name, head }) => store.write(changeMeta(name, { head }))));
}

async function storePulled(
  { store, cache, tell }: LeaderParts,
  name: string,
  seq: number,
  updates: Uint8Array[],
): Promise<void> {
  const doc = cache.peek(name);
  if (doc === null) {
    await store.write(appendUpdates(name, updates, { seq }));
    // Another tab may have the document open and have read the store before this was in it.
    for (const update of updates) tell({ type: "update", doc: name, update });
    return;
  }
  Y.transact(
    doc,
    () => {
      for (const update of updates) Y.applyUpdate(doc, update);
    },
    origins.pull,
  );
  await store.write(changeMeta(name, { seq }));
}

function fromBase64(text: string): Uint8Array {
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
}
