import type {
  beforeUnloadDocumentPayload,
  Document,
  Extension,
  Hocuspocus,
} from "@hocuspocus/server";
import { Veto } from "./safe-hooks.ts";

export interface WarmLimits {
  idleMs: number;
  documents: number;
}

/** Keeps documents in memory for a while after their last reader left: a reload or a short drop needs no read. */
export function warmDocuments(
  { idleMs, documents }: WarmLimits,
  isLive: (document: Document) => boolean,
): Extension & { dispose(): void } {
  const timers = new Map<Document, NodeJS.Timeout>();
  const expired = new WeakSet<Document>();
  let isDisposed = false;
  const letGo = (instance: Hocuspocus, document: Document) => {
    clearTimeout(timers.get(document));
    timers.delete(document);
    if (document.getConnectionsCount() > 0) return;
    expired.add(document);
    void instance.unloadDocument(document);
  };
  return {
    extensionName: "warm-documents",
    async beforeUnloadDocument({ instance, document }: beforeUnloadDocumentPayload) {
      if (isDisposed || expired.delete(document) || !isLive(document)) return;
      clearTimeout(timers.get(document));
      timers.delete(document);
      timers.set(document, setTimeout(() => letGo(instance, document), idleMs).unref());
      const oldest = timers.size > documents ? timers.keys().next().value : undefined;
      if (oldest !== undefined) setImmediate(letGo, instance, oldest);
      throw new Veto();
    },
    dispose() {
      isDisposed = true;
      for (const timer of timers.values()) clearTimeout(timer);
      timers.clear();
    },
  };
}
