import { readDocument, readMetas } from "../store/document-records.ts";
import type { DocumentMeta } from "../store/schema.ts";
import type { Store } from "../store/store.ts";
import { entryTexts } from "./entry-texts.ts";

/** What the conversations on this device say, in lower case; built when somebody first searches. */
export interface MessageIndex {
  /** Empty for what is not on the device or not read yet. */
  textOf(conversation: string): string;
  /** Reads what is new on the device; calls back when that changed anything. */
  refresh(): Promise<void>;
}

export function makeMessageIndex(store: Store, onChange: () => void): MessageIndex {
  const texts = new Map<string, { mark: string; text: string }>();
  let running: Promise<void> | null = null;

  const readNews = async () => {
    let hasChanged = false;
    for (const meta of await readMetas(store)) {
      const isText = !meta.doc.startsWith("d:");
      const mark = markOf(meta);
      if (!isText || texts.get(meta.doc)?.mark === mark) continue;
      const { updates } = await readDocument(store, meta.doc);
      texts.set(meta.doc, { mark, text: readTexts(updates) });
      hasChanged = true;
    }
    if (hasChanged) onChange();
  };

  return {
    textOf: (conversation) =>
      ["c", "n"].map((kind) => texts.get(`${kind}:${conversation}`)?.text ?? "").join("\n"),
    refresh() {
      running ??= readNews().finally(() => {
        running = null;
      });
      return running;
    },
  };
}

/** Changes whenever something was added to the document. */
function markOf({ seq, bytes }: DocumentMeta): string {
  return `${seq} ${bytes}`;
}

/** A damaged update among good ones is passed over; opening the document repairs it. */
function readTexts(updates: readonly Uint8Array[]): string {
  return updates
    .flatMap((update) => {
      try {
        return entryTexts(update);
      } catch {
        return [];
      }
    })
    .join("\n")
    .toLowerCase();
}
