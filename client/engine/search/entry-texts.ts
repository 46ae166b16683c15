import * as Y from "yjs";

/** The words of messages, replies, notes and details in an update, read without building the document. */
export function entryTexts(update: Uint8Array): string[] {
  return Y.decodeUpdate(update).structs.flatMap((struct) => {
    if (!(struct instanceof Y.Item) || !(struct.content instanceof Y.ContentAny)) return [];
    return struct.content.arr.flatMap((value: unknown) => {
      const { text, details } = (value ?? {}) as { text?: unknown; details?: unknown };
      if (Array.isArray(details)) return details.map(valueOf);
      return typeof text === "string" ? [text] : [];
    });
  });
}

function valueOf(detail: unknown): string {
  const value = (detail as { value?: unknown } | null)?.value;
  return typeof value === "string" ? value : "";
}
