import type { Doc } from "yjs";

/** Runs a change of one transaction and returns the update that carries it. */
export function captureUpdate(doc: Doc, change: () => void): Uint8Array {
  let captured: Uint8Array | null = null;
  const capture = (update: Uint8Array) => {
    captured = update;
  };
  doc.on("update", capture);
  change();
  doc.off("update", capture);
  if (captured === null) throw new Error("nothing was changed");
  return captured;
}
