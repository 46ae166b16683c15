import type { Row } from "../../../shared/domain/row.ts";
import { claimChunks } from "./row-rewrite.ts";
import { listStores, type ReadTransaction } from "./schema.ts";
import type { Store } from "./store.ts";
import { within, type WriteJob } from "./write-job.ts";

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

function noRows(): StoredRows {
  return { rows: new Map(), feed: { fseq: 0, epoch: 0 }, journalled: 0 };
}

/** 100,000 rows a record each take a second to read, in chunks of JSON a quarter of it. */
export async function readRows(store: Store): Promise<StoredRows> {
  return await store.read(listStores, noRows(), async (transaction) => {
    const rows = new Map<string, Row>();
    for (const { json } of await transaction.objectStore("rows").getAll())
      mergeRows(rows, JSON.parse(json) as Row[]);
    return await readJournal(transaction, rows);
  });
}

/** What a tab that knows `known` still has to read: nothing of the chunks when it is up to date. */
export async function readRowsAfter(
  store: Store,
  known: ReadonlyMap<string, Row>,
): Promise<StoredRows> {
  const news = await store.read(listStores, noRows(), (transaction) =>
    readJournal(transaction, new Map()),
  );
  const newest = Math.max(highestFseq(known), highestFseq(news.rows));
  return newest >= news.feed.fseq ? news : await readRows(store);
}

export function highestFseq(rows: ReadonlyMap<string, Row>): number {
  let highest = 0;
  for (const { fseq } of rows.values()) highest = Math.max(highest, fseq);
  return highest;
}

async function readJournal(
  transaction: ReadTransaction,
  rows: Map<string, Row>,
): Promise<StoredRows> {
  const [journal, feed] = await Promise.all([
    transaction.objectStore("journal").getAll(),
    transaction.objectStore("kv").get("feed"),
  ]);
  for (const entry of journal) mergeRows(rows, entry.rows);
  return {
    rows,
    feed: (feed as FeedCursor | undefined) ?? { fseq: 0, epoch: 0 },
    journalled: journal.reduce((sum, entry) => sum + entry.rows.length, 0),
  };
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
  return within(listStores, async (transaction) => {
    if (rows.length > 0) await transaction.objectStore("journal").add({ rows });
    await transaction.objectStore("kv").put(feed, "feed");
  });
}

export function isJournalLong(journalled: number): boolean {
  return journalled >= MOST_JOURNALLED;
}

export function clearRows(feed: FeedCursor): WriteJob {
  return within(listStores, async (transaction) => {
    await claimChunks(transaction);
    await Promise.all([
      transaction.objectStore("rows").clear(),
      transaction.objectStore("journal").clear(),
      transaction.objectStore("kv").put(feed, "feed"),
    ]);
  });
}
