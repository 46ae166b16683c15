import type { Database } from "better-sqlite3";
import * as Y from "yjs";
import type { Statements } from "./statements.ts";

/**
 * Folds a document's log rows into its snapshot, from the database alone, in one transaction.
 * False when the rows don't make a whole document; then nothing is changed.
 */
export function compactDocument(
  sqlite: Database,
  statements: Statements,
  document: string,
): boolean {
  const run = sqlite.transaction((): boolean => {
    const snapshot = statements.readSnapshot.get(document);
    const rows = statements.readLog.all(document, snapshot?.upto ?? 0);
    statements.resetGrowth.run(document);
    const last = rows.at(-1);
    if (last === undefined) return true;
    const doc = new Y.Doc();
    Y.transact(doc, () => {
      if (snapshot !== undefined) Y.applyUpdate(doc, snapshot.payload);
      for (const { payload } of rows) Y.applyUpdate(doc, payload);
    });
    if (doc.store.pendingStructs !== null) return false;
    statements.saveSnapshot.run(document, last.seq, Y.encodeStateAsUpdate(doc));
    statements.deleteLog.run(document, last.seq);
    doc.destroy();
    return true;
  });
  return run.immediate();
}

/** Compacts one grown document; true when there may be more. To be called while the writer is idle. */
export function compactNext(sqlite: Database, statements: Statements): boolean {
  const grown = statements.readGrown.get();
  if (grown === undefined) return false;
  compactDocument(sqlite, statements, grown.id);
  return true;
}
