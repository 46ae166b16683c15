import type { Row } from "../../../shared/domain/row.ts";
import { listStores, type WriteTransaction } from "./schema.ts";
import type { Store } from "./store.ts";
import { within, type WriteJob } from "./write-job.ts";

const ROWS_PER_CHUNK = 500;

export interface RewriteOptions {
  /** Between two chunks; whatever else the device has to do goes first. */
  pause(): Promise<void>;
  /** False stops it; what is stored stays whole. */
  isWanted(): boolean;
}

/**
 * Writes the list into chunks, a small transaction each, and then empties the journal of what they hold.
 * `rows` has at least everything journalled. Ended half-way, old and new chunks lie side by side and the journal
 * is still there: reading merges them by age.
 */
export async function rewriteRows(
  store: Store,
  rows: ReadonlyMap<string, Row>,
  { pause, isWanted }: RewriteOptions,
): Promise<void> {
  const claim: Claim = { token: 0, newest: 0, isLost: false };
  await store.write(begin(claim));
  const all = [...rows.values()];
  const chunks = Math.ceil(all.length / ROWS_PER_CHUNK);
  for (let chunk = 0; chunk < chunks; chunk += 1) {
    await pause();
    if (!isWanted() || claim.isLost) return;
    const start = chunk * ROWS_PER_CHUNK;
    const json = JSON.stringify(all.slice(start, start + ROWS_PER_CHUNK));
    await store.write(
      ifMine(claim, (transaction) => transaction.objectStore("rows").put({ chunk, json })),
    );
  }
  if (isWanted()) await store.write(end(claim, chunks));
}

/** The chunks belong to whoever claimed them last. */
export async function claimChunks(transaction: WriteTransaction): Promise<number> {
  const kv = transaction.objectStore("kv");
  const token = (((await kv.get("chunks")) as number | undefined) ?? 0) + 1;
  await kv.put(token, "chunks");
  return token;
}

interface Claim {
  token: number;
  /** Key of the newest record of the journal when the chunks were claimed. */
  newest: number;
  isLost: boolean;
}

function begin(claim: Claim): WriteJob {
  return within(listStores, async (transaction) => {
    claim.token = await claimChunks(transaction);
    const newest = await transaction.objectStore("journal").openKeyCursor(null, "prev");
    claim.newest = newest?.key ?? 0;
  });
}

function end(claim: Claim, chunks: number): WriteJob {
  return ifMine(claim, (transaction) =>
    Promise.all([
      transaction.objectStore("journal").delete(IDBKeyRange.upperBound(claim.newest)),
      transaction.objectStore("rows").delete(IDBKeyRange.lowerBound(chunks)),
    ]),
  );
}

function ifMine(
  claim: Claim,
  job: (transaction: WriteTransaction) => Promise<unknown> | void,
): WriteJob {
  return within(listStores, async (transaction) => {
    const owner: unknown = await transaction.objectStore("kv").get("chunks");
    claim.isLost = owner !== claim.token;
    if (!claim.isLost) await job(transaction);
  });
}
