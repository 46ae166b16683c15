import { deleteDB, openDB } from "idb";
import {
  createStores,
  DATABASE_VERSION,
  type InboxDatabase,
  type InboxSchema,
  type ReadTransaction,
  type Side,
  sideOf,
  type StoreName,
  type WriteTransaction,
} from "./schema.ts";
import { isOutOfSpace, isStorageTrouble, troubleSentence } from "./storage-trouble.ts";
import type { WriteJob } from "./write-job.ts";
import { type QueuedWrite, WriteLane } from "./write-lane.ts";

export interface Store {
  /**
   * Resolves when it is on the device; stays open while the device refuses, and is tried again.
   * Writes of one side keep their order; neither side waits for the other.
   */
  write(job: WriteJob, durability?: "strict" | "relaxed"): Promise<void>;
  /** `fallback` is what a device answers that lets nobody read; its owner is told. */
  read<Value>(
    stores: readonly StoreName[],
    fallback: Value,
    job: (transaction: ReadTransaction) => Promise<Value>,
  ): Promise<Value>;
  /** Resolves when nothing of this side is on its way to the device any more: all is written, or the device refuses. */
  settled(side: Side): Promise<void>;
  close(): Promise<void>;
  /** Removes everything. The store is closed afterwards. */
  destroy(): Promise<void>;
}

export interface StoreOptions {
  name: string;
  /** Null when everything is on the device again. */
  onTrouble(why: string | null): void;
  /** The database was gone and is empty now: what is in memory has to be written again. */
  onRecreated(): void;
  /** Deletes what can be had again from the server. */
  makeRoom: WriteJob;
}

/** Opens the database, and again when the browser or another tab takes it away. */
export async function openStore(options: StoreOptions): Promise<Store> {
  const store = new ReopeningStore(options);
  await store.read(["kv"], undefined, () => Promise.resolve(undefined));
  return store;
}

class ReopeningStore implements Store {
  readonly #options: StoreOptions;
  #database: Promise<InboxDatabase> | null = null;
  readonly #lanes: Record<Side, WriteLane>;
  readonly #troubles = new Map<Side, string>();
  #wasOpen = false;
  #isClosed = false;

  constructor(options: StoreOptions) {
    this.#options = options;
    this.#lanes = { documents: this.#openLane("documents"), list: this.#openLane("list") };
  }

  #openLane(side: Side): WriteLane {
    return new WriteLane({
      attempt: (batch) => this.#tryTwice(batch),
      onTrouble: (why) => this.#noteTrouble(side, why),
    });
  }

  #noteTrouble(side: Side, why: string | null): void {
    if (why === null) this.#troubles.delete(side);
    else this.#troubles.set(side, why);
    const [first = null] = this.#troubles.values();
    this.#options.onTrouble(first);
  }

  open(): Promise<InboxDatabase> {
    this.#database ??= this.#openDatabase().catch((error: unknown) => {
      this.#database = null;
      throw error;
    });
    return this.#database;
  }

  async #openDatabase(): Promise<InboxDatabase> {
    let isNew = false;
    const database: InboxDatabase = await openDB<InboxSchema>(
      this.#options.name,
      DATABASE_VERSION,
      {
        upgrade(fresh) {
          isNew = true;
          createStores(fresh);
        },
        blocking: () => {
          database.close();
          this.#lost();
        },
        terminated: () => this.#lost(),
      },
    );
    if (isNew && this.#wasOpen) this.#options.onRecreated();
    this.#wasOpen = true;
    return database;
  }

  #lost(): void {
    this.#database = null;
  }

  write(job: WriteJob, durability: "strict" | "relaxed" = "relaxed"): Promise<void> {
    if (this.#isClosed) return Promise.reject(new Error("the store is closed"));
    const lane = this.#lanes[sideOf(job.stores)];
    return new Promise((resolve, reject) => {
      lane.add({ job, isStrict: durability === "strict", resolve, reject });
    });
  }

  async #tryTwice(batch: readonly QueuedWrite[]): Promise<unknown> {
    const first = await this.#try(batch);
    if (first === null || !isStorageTrouble(first)) return first;
    if (isOutOfSpace(first)) await this.#try([{ job: this.#options.makeRoom, isStrict: false }]);
    else await this.#reopen();
    return this.#try(batch);
  }

  async #try(batch: readonly Pick<QueuedWrite, "job" | "isStrict">[]): Promise<unknown> {
    try {
      const database = await this.open();
      const durability = batch.some(({ isStrict }) => isStrict) ? "strict" : "relaxed";
      const stores = new Set(batch.flatMap(({ job }) => job.stores));
      const transaction = database.transaction([...stores], "readwrite", { durability });
      await runJobs(transaction, batch);
      return null;
    } catch (error) {
      return error ?? new Error("the write failed");
    }
  }

  async #reopen(): Promise<void> {
    const before = await this.#database?.catch(() => null);
    before?.close();
    this.#lost();
  }

  async read<Value>(
    stores: readonly StoreName[],
    fallback: Value,
    job: (transaction: ReadTransaction) => Promise<Value>,
  ): Promise<Value> {
    const attempt = async () => {
      const database = await this.open();
      return await job(database.transaction([...stores], "readonly"));
    };
    const again = async (error: unknown) => {
      if (!isStorageTrouble(error)) throw error;
      await this.#reopen();
      return await attempt();
    };
    const giveUp = (error: unknown) => {
      if (!isStorageTrouble(error)) throw error;
      this.#noteTrouble(sideOf(stores), troubleSentence(error));
      return fallback;
    };
    return await attempt().catch(again).catch(giveUp);
  }

  settled(side: Side): Promise<void> {
    return this.#lanes[side].settled();
  }

  async close(): Promise<void> {
    if (this.#isClosed) return;
    const lanes = Object.values(this.#lanes);
    do await Promise.all(lanes.map((lane) => lane.finish()));
    while (lanes.some((lane) => lane.isBusy()));
    this.#isClosed = true;
    await this.#reopen();
  }

  async destroy(): Promise<void> {
    this.#isClosed = true;
    for (const lane of Object.values(this.#lanes)) lane.drop();
    await this.#reopen();
    await deleteDB(this.#options.name);
  }
}

async function runJobs(
  transaction: WriteTransaction,
  batch: readonly { job: WriteJob }[],
): Promise<void> {
  const { done } = transaction;
  try {
    // One after the other: a job that reads and then writes must not meet another between the two.
    for (const { job } of batch) await job(transaction);
  } catch (error) {
    abort(transaction);
    const reason: unknown = await done.catch((ending: unknown) => ending);
    throw isOutOfSpace(reason) ? reason : error;
  }
  await done;
}

function abort(transaction: WriteTransaction): void {
  try {
    transaction.abort();
  } catch {
    // It ended already; its own error says why.
  }
}
