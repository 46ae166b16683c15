import { type Accessor, createSignal } from "solid-js";
import { readDocument, readMetas } from "../store/document-records.ts";
import type { DocumentMeta } from "../store/schema.ts";
import type { Store } from "../store/store.ts";
import { whenIdle } from "../../../shared/browser/when-idle.ts";
import { entryTexts } from "./entry-texts.ts";

/** What the conversations on this device say, in lower case. */
export interface MessageIndex {
  /** Changes when more was read. */
  version: Accessor<number>;
  /** Empty for what is not on the device or not read yet. */
  textOf(conversation: string): string;
  /** Reads what is new on the device while there is nothing else to do. */
  refresh(): Promise<void>;
}

/** Somebody who types asks with every key. */
const REST_MS = 1000;

export function createMessageIndex(store: Store, now: () => number): MessageIndex {
  const texts = new Map<string, { mark: string; text: string }>();
  const byConversation = new Map<string, string>();
  const [version, setVersion] = createSignal(0);
  let running: Promise<void> | null = null;
  let lastRead = -Infinity;

  const textIn = (name: string) => texts.get(name)?.text ?? "";
  const readNews = async () => {
    let hasChanged = false;
    for (const meta of await readMetas(store)) {
      const isText = !meta.doc.startsWith("d:");
      const mark = markOf(meta);
      if (!isText || texts.get(meta.doc)?.mark === mark) continue;
      const { updates } = await readDocument(store, meta.doc);
      await whenIdle();
      texts.set(meta.doc, { mark, text: readTexts(updates) });
      const id = meta.doc.slice(2);
      byConversation.set(id, `${textIn(`c:${id}`)}\n${textIn(`n:${id}`)}`);
      hasChanged = true;
    }
    if (hasChanged) setVersion((before) => before + 1);
  };

  return {
    version,
    textOf: (conversation) => byConversation.get(conversation) ?? "",
    async refresh() {
      if (now() - lastRead < REST_MS) return;
      running ??= readNews().finally(() => {
        running = null;
        lastRead = now();
      });
      await running;
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
