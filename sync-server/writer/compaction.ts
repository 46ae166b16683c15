import type { Database } from "better-sqlite3";
import * as Y from "yjs";
import { foldUpdates } from "../../shared/document/fold-updates.ts";
import type { Statements } from "./statements.ts";

/**
 * Folds a document's log rows into its snapshot, from the database alone, in one transaction.
 * False when the rows don't make a whole document; then they stay, and are looked at again when as many more have come.
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
    const merged = mergeRows(snapshot === undefined ? rows : [snapshot, ...rows]);
    if (merged === null) return false;
    statements.saveSnapshot.run(document, last.seq, merged);
    statements.deleteLog.run(document, last.seq);
    return true;
  });
  return run.immediate();
}

/** Null when the rows are damaged: bytes that are no update, or a gap. */
function mergeRows(rows: { payload: Uint8Array }[]): Uint8Array | null {
  const folded = foldUpdates(rows.map(({ payload }) => payload));
  if (folded !== null) return folded;
  const doc = new Y.Doc();
  try {
    Y.transact(doc, () => rows.forEach(({ payload }) => Y.applyUpdate(doc, payload)));
    const isWhole = doc.store.pendingStructs === null && doc.store.pendingDs === null;
    return isWhole ? Y.encodeStateAsUpdate(doc) : null;
  } catch {
    return null;
  } finally {
    doc.destroy();
  }
}

/** Compacts one grown document; null when there is none. To be called while the writer is idle. */
export function compactNext(
  sqlite: Database,
  statements: Statements,
): { document: string; isWhole: boolean } | null {
  const grown = statements.readGrown.get();
  if (grown === undefined) return null;
  return { document: grown.id, isWhole: compactDocument(sqlite, statements, grown.id) };
}
