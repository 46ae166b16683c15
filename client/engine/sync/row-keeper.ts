import type { Row } from "../../../shared/domain/row.ts";
import { putFact } from "../store/kv-records.ts";
import { clearRows, type FeedCursor, isJournalLong, journalRows } from "../store/row-records.ts";
import { rewriteRows } from "../store/row-rewrite.ts";
import { whenIdle } from "../../../shared/browser/when-idle.ts";
import type { TabParts } from "./leader-parts.ts";

const IDLE_MS = 2000;

export interface RowKeeper {
  rows(news: Row[], cursor: FeedCursor): void;
  cursors(news: Record<string, number>): void;
  wipe(cursor: FeedCursor): void;
  close(): void;
}

/** Keeps rows and cursors on the device and tells the other tabs. */
export function makeRowKeeper(parts: TabParts, journalled: number): RowKeeper {
  const { rows, store, tell } = parts;
  let inJournal = journalled;
  let waiting: ReturnType<typeof setTimeout> | undefined;
  let rewriting: Promise<void> | null = null;
  let isClosed = false;
  let saving: ReturnType<typeof setTimeout> | undefined;

  const rewrite = () => {
    if (rewriting !== null) return;
    inJournal = 0;
    rewriting = rewriteRows(store, rows.base(), {
      pause: whenIdle,
      isWanted: () => !isClosed,
    }).finally(() => {
      rewriting = null;
      rewriteWhenIdle();
    });
  };
  const saveCursors = () => {
    saving = undefined;
    void store.write(putFact("cursors", { ...rows.cursors() }));
  };
  const rewriteWhenIdle = () => {
    clearTimeout(waiting);
    if (isJournalLong(inJournal) && !isClosed) waiting = setTimeout(rewrite, IDLE_MS);
  };
  rewriteWhenIdle();

  return {
    rows(news, cursor) {
      const changed = rows.merge(news);
      inJournal += changed.length;
      void store.write(journalRows(changed, cursor));
      if (changed.length > 0) tell({ type: "rows", rows: changed });
      rewriteWhenIdle();
    },
    cursors(news) {
      if (Object.keys(news).length === 0) return;
      rows.moveCursors(news);
      tell({ type: "cursors", cursors: news });
      saving ??= setTimeout(saveCursors, IDLE_MS);
    },
    wipe(cursor) {
      inJournal = 0;
      clearTimeout(waiting);
      void store.write(clearRows(cursor));
      tell({ type: "rows-wiped" });
    },
    close() {
      isClosed = true;
      clearTimeout(waiting);
      if (saving === undefined) return;
      clearTimeout(saving);
      saveCursors();
    },
  };
}
