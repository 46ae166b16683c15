import { internalDocument } from "../../../shared/document/document-name.ts";
import { readFact } from "../store/kv-records.ts";
import type { Store } from "../store/store.ts";
import { within, type WriteJob } from "../store/write-job.ts";

/** Cursors that were moved on this device and still have to reach the server. */
export interface OwedReads {
  add(conversation: string, q: number): void;
  /** Highest first heard; null when nothing is owed. */
  get(conversation: string): number | null;
  sent(conversation: string, q: number): void;
  documents(): string[];
}

export async function openOwedReads(store: Store): Promise<OwedReads> {
  const reads = new Map(Object.entries((await readFact(store, "reads")) ?? {}));
  return {
    add(conversation, q) {
      if (q > (reads.get(conversation) ?? 0)) reads.set(conversation, q);
    },
    get: (conversation) => reads.get(conversation) ?? null,
    sent(conversation, q) {
      if ((reads.get(conversation) ?? 0) > q) return;
      reads.delete(conversation);
      void store.write(forgetRead(conversation, q));
    },
    documents: () => [...reads.keys()].map(internalDocument),
  };
}

/** Written by the tab that read, so that it is kept even when no tab leads at the moment. */
export function rememberRead(conversation: string, q: number): WriteJob {
  return within(["kv"], async (transaction) => {
    const kv = transaction.objectStore("kv");
    const reads = ((await kv.get("reads")) ?? {}) as Record<string, number>;
    await kv.put({ ...reads, [conversation]: Math.max(q, reads[conversation] ?? 0) }, "reads");
  });
}

function forgetRead(conversation: string, q: number): WriteJob {
  return within(["kv"], async (transaction) => {
    const kv = transaction.objectStore("kv");
    const { [conversation]: known, ...rest } = ((await kv.get("reads")) ?? {}) as Record<
      string,
      number
    >;
    if (known !== undefined && known <= q) await kv.put(rest, "reads");
  });
}
