import { type Accessor, createSignal } from "solid-js";
import type { Doc } from "yjs";
import { type OpenDocument, origins } from "../documents/document-cache.ts";

export interface Draft {
  text: Accessor<string>;
  set(text: string): void;
  close(): void;
}

const ROOT = "text";

export function createDraft(document: OpenDocument): Draft {
  const read = () => document.doc().getText(ROOT).toString();
  const [text, setText] = createSignal("");
  const stop = document.observe(() => setText(read()));
  void document.ready.then(() => setText(read()));
  return {
    text,
    set: (next) => writeDraft(document.doc(), next),
    close: () => stop(),
  };
}

/** Changes only what differs, so that two people can write in the same text. */
export function writeDraft(doc: Doc, next: string): void {
  const text = doc.getText(ROOT);
  const before = text.toString();
  if (before === next) return;
  const start = sharedStart(before, next);
  const end = sharedEnd(before, next, start);
  doc.transact(() => {
    const removed = before.length - start - end;
    if (removed > 0) text.delete(start, removed);
    const added = next.slice(start, next.length - end);
    if (added !== "") text.insert(start, added);
  }, origins.draft);
}

function sharedStart(a: string, b: string): number {
  const most = Math.min(a.length, b.length);
  let length = 0;
  while (length < most && a[length] === b[length]) length += 1;
  return isHighSurrogate(a, length - 1) ? length - 1 : length;
}

function sharedEnd(a: string, b: string, start: number): number {
  const most = Math.min(a.length, b.length) - start;
  let length = 0;
  while (length < most && a[a.length - 1 - length] === b[b.length - 1 - length]) length += 1;
  return isLowSurrogate(a, a.length - length) && length > 0 ? length - 1 : length;
}

/** A change must not cut a character of two code units in half. */
function isHighSurrogate(text: string, index: number): boolean {
  const code = text.charCodeAt(index);
  return code >= 0xd800 && code <= 0xdbff;
}

function isLowSurrogate(text: string, index: number): boolean {
  const code = text.charCodeAt(index);
  return code >= 0xdc00 && code <= 0xdfff;
}
