import type { StoreName, WriteTransaction } from "./schema.ts";

/** Requests of one write. It may run more than once and must not wait for anything but the transaction. */
export interface WriteJob {
  (transaction: WriteTransaction): Promise<unknown> | void;
  /** All of the same side: see `sideOf`. */
  stores: readonly StoreName[];
}

/** Says which stores a job touches: it waits for writes to these alone. */
export function within(
  stores: readonly StoreName[],
  job: (transaction: WriteTransaction) => Promise<unknown> | void,
): WriteJob {
  return Object.assign((transaction: WriteTransaction) => job(transaction), { stores });
}
