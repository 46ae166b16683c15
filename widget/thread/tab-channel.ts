import * as Y from "yjs";

const FROM_TAB = "tab";

/** Shows what is written in one tab in the visitor's other tabs at once, with no network. Returns how to stop. */
export function shareWithTabs(doc: Y.Doc, name: string): () => void {
  if (!("BroadcastChannel" in globalThis)) return () => {};
  const channel = new BroadcastChannel(name);
  const post = (update: Uint8Array, origin: unknown) => {
    if (origin === "own-entry") channel.postMessage(update);
  };
  channel.addEventListener("message", ({ data }) => {
    if (data instanceof Uint8Array) Y.applyUpdate(doc, data, FROM_TAB);
  });
  doc.on("update", post);
  return () => {
    doc.off("update", post);
    channel.close();
  };
}
