import * as Y from "yjs";

/** The words of messages, replies and notes in an update, read without building the document. */
export function entryTexts(update: Uint8Array): string[] {
  return Y.decodeUpdate(update).structs.flatMap((struct) => {
    if (!(struct instanceof Y.Item) || !(struct.content instanceof Y.ContentAny)) return [];
    return struct.content.arr.flatMap((value: unknown) => {
      const text = (value as { text?: unknown } | null)?.text;
      return typeof text === "string" ? [text] : [];
    });
  });
}
