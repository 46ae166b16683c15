import type * as Y from "yjs";

/** How many structs are deleted: a key that is set twice deletes the first. */
export function countDeleted(doc: Y.Doc): number {
  let deleted = 0;
  for (const structs of doc.store.clients.values())
    for (const struct of structs) if (struct.deleted) deleted += struct.length;
  return deleted;
}
