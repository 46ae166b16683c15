import type { Row } from "../../../shared/domain/row.ts";
import type { Store, WriteJob } from "./store.ts";

const ROWS_PER_CHUNK = 500;
const MOST_JOURNALLED = 1000;

/** Where the feed continues. */
export interface FeedCursor {
  fseq: number;
  epoch: number;
}

export interface StoredRows {
  rows: Map<string, Row>;
  feed: FeedCursor;
  /** Rows in the journal: when there are many, the chunks want to be written. */
  journalled: number;
}

/** 100,000 rows a record each take a second to read, in chunks of JSON a quarter of it. */
export async function readRows(store: Store): Promise<StoredRows> {
  return await store.read(async (transaction) => {
    const [chunks, journal, feed] = await Promise.all([
      transaction.objectStore("rows").getAll(),
      transaction.objectStore("journal").getAll(),
      transaction.objectStore("kv").get("feed"),
    ]);
    const rows = new Map<string, Row>();
    for (const { json } of chunks) mergeRows(rows, JSON.parse(json) as Row[]);
    for (const entry of journal) mergeRows(rows, entry.rows);
    return {
      rows,
      feed: (feed as FeedCursor | undefined) ?? { fseq: 0, epoch: 0 },
      journalled: journal.reduce((sum, entry) => sum + entry.rows.length, 0),
    };
  });
}

/** Later rows win; a row that is gone leaves. Returns those that changed something. */
export function mergeRows(rows: Map<string, Row>, news: readonly Row[]): Row[] {
  return news.filter((row) => {
    const known = rows.get(row.id);
    if (known !== undefined && known.fseq >= row.fseq) return false;
    if (row.gone === true) rows.delete(row.id);
    else rows.set(row.id, row);
    return true;
  });
}

/** Rows and cursor together, so that the cursor never promises rows that are not there. */
export function journalRows(rows: Row[], feed: FeedCursor): WriteJob {
  return async (transaction) => {
    if (rows.length > 0) await transaction.objectStore("journal").add({ rows });
    await transaction.objectStore("kv").put(feed, "feed");
  };
}

export function isJournalLong(journalled: number): boolean {
  return journalled >= MOST_JOURNALLED;
}

/** Writes all chunks and empties the journal; `rows` holds at least everything journalled. */
export function writeChunks(rows: ReadonlyMap<string, Row>): WriteJob {
  return async (transaction) => {
    const store = transaction.objectStore("rows");
    await Promise.all([store.clear(), transaction.objectStore("journal").clear()]);
    const all = [...rows.values()];
    const writes: Promise<unknown>[] = [];
    for (let start = 0; start < all.length; start += ROWS_PER_CHUNK) {
      const json = JSON.stringify(all.slice(start, start + ROWS_PER_CHUNK));
      writes.push(store.put({ chunk: start / ROWS_PER_CHUNK, json }));
    }
    await Promise.all(writes);
  };
}

export function clearRows(feed: FeedCursor): WriteJob {
  return async (transaction) => {
    await Promise.all([
      transaction.objectStore("rows").clear(),
      transaction.objectStore("journal").clear(),
      transaction.objectStore("kv").put(feed, "feed"),
    ]);
  };
}
