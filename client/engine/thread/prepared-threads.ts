import { conversationDocument, internalDocument } from "../../../shared/document/document-name.ts";
import type { DocumentCache, OpenDocument } from "../documents/document-cache.ts";

/** Somebody moves through the list by key: the threads just passed may be the one meant. */
const MOST = 3;

/** Threads that are about to be opened; their documents are read from the device beforehand. */
export interface PreparedThreads {
  prepare(conversation: string): void;
  close(): void;
}

export function makePreparedThreads(cache: Pick<DocumentCache, "open">): PreparedThreads {
  const prepared = new Map<string, OpenDocument[]>();
  const release = (conversation: string) => {
    for (const document of prepared.get(conversation) ?? []) document.release();
    prepared.delete(conversation);
  };
  return {
    prepare(conversation) {
      const names = [conversationDocument(conversation), internalDocument(conversation)];
      const documents = names.map((name) => cache.open(name));
      release(conversation);
      prepared.set(conversation, documents);
      const [oldest] = prepared.keys();
      if (prepared.size > MOST && oldest !== undefined) release(oldest);
    },
    close() {
      for (const conversation of prepared.keys()) release(conversation);
    },
  };
}
