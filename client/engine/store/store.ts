import { deleteDB, openDB } from "idb";
import {
  createStores,
  DATABASE_VERSION,
  type InboxDatabase,
  type InboxSchema,
  type ReadTransaction,
  type StoreName,
  storeNames,
  type WriteTransaction,
} from "./schema.ts";
import { isOutOfSpace, isStorageTrouble } from "./storage-trouble.ts";

/** Requests of one write. It may run more than once and must not wait for anything but the transaction. */
export interface WriteJob {
  (transaction: WriteTransaction): Promise<unknown> | void;
  /** All, when it does not say. */
  stores?: readonly StoreName[];
}

/** A job that touches these stores only: an own entry must not wait until a long list is read. */
export function within(stores: readonly StoreName[], job: WriteJob): WriteJob {
  return Object.assign((transaction: WriteTransaction) => job(transaction), { stores });
}

export interface Store {
  /** Resolves when it is on the device; stays open while the device refuses, and is tried again. Writes keep their order. */
  write(job: WriteJob, durability?: "strict" | "relaxed"): Promise<void>;
  /** `fallback` is what a device answers that lets nobody read; its owner is told. */
  read<Value>(
    stores: readonly StoreName[],
    fallback: Value,
    job: (transaction: ReadTransaction) => Promise<Value>,
  ): Promise<Value>;
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
  makeRoom(transaction: WriteTransaction): Promise<unknown>;
}

interface Queued {
  job: WriteJob;
  isStrict: boolean;
  resolve(): void;
  reject(error: unknown): void;
}

const RETRY_MS = 5000;

/** Opens the database, and again when the browser or another tab takes it away. */
export async function openStore(options: StoreOptions): Promise<Store> {
  const store = new ReopeningStore(options);
  await store.read(["kv"], undefined, () => Promise.resolve(undefined));
  return store;
}

class ReopeningStore implements Store {
  readonly #options: StoreOptions;
  #database: Promise<InboxDatabase> | null = null;
  #queue: Queued[] = [];
  #isFlushing = false;
  #wasOpen = false;
  #isClosed = false;
  #retry: ReturnType<typeof setTimeout> | undefined;
  #idle: (() => void)[] = [];

  constructor(options: StoreOptions) {
    this.#options = options;
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
    return new Promise((resolve, reject) => {
      this.#queue.push({ job, isStrict: durability === "strict", resolve, reject });
      if (!this.#isFlushing) queueMicrotask(() => void this.#flush());
    });
  }

  async #flush(): Promise<void> {
    if (this.#isFlushing) return;
    clearTimeout(this.#retry);
    this.#isFlushing = true;
    let isHealthy = true;
    while (isHealthy && this.#queue.length > 0) isHealthy = await this.#writeBatch();
    this.#isFlushing = false;
    if (isHealthy) for (const done of this.#idle.splice(0)) done();
    else if (!this.#isClosed) this.#retry = setTimeout(() => void this.#flush(), RETRY_MS);
  }

  /** Everything queued goes into one transaction. False when the device refuses; the queue keeps it. */
  async #writeBatch(): Promise<boolean> {
    const batch = this.#queue.slice();
    const problem = await this.#tryTwice(batch);
    if (problem === null) return this.#written(batch);
    if (isStorageTrouble(problem)) {
      this.#options.onTrouble(sentenceFor(problem));
      return false;
    }
    for (const one of batch) {
      const own = await this.#tryTwice([one]);
      if (own === null) this.#written([one]);
      else if (isStorageTrouble(own)) return false;
      else {
        this.#queue.shift();
        one.reject(own);
      }
    }
    return true;
  }

  #written(batch: Queued[]): true {
    this.#queue.splice(0, batch.length);
    this.#options.onTrouble(null);
    for (const { resolve } of batch) resolve();
    return true;
  }

  async #tryTwice(batch: Queued[]): Promise<unknown> {
    const first = await this.#try(batch);
    if (first === null || !isStorageTrouble(first)) return first;
    if (isOutOfSpace(first)) await this.#try([{ job: this.#options.makeRoom }]);
    else await this.#reopen();
    return this.#try(batch);
  }

  async #try(batch: readonly { job: WriteJob; isStrict?: boolean }[]): Promise<unknown> {
    try {
      const database = await this.open();
      const durability = batch.some(({ isStrict }) => isStrict === true) ? "strict" : "relaxed";
      const stores = new Set(batch.flatMap(({ job }) => job.stores ?? storeNames));
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
      this.#options.onTrouble(sentenceFor(error));
      return fallback;
    };
    return await attempt().catch(again).catch(giveUp);
  }

  async close(): Promise<void> {
    if (this.#isClosed) return;
    if (this.#queue.length > 0 && !this.#isFlushing) void this.#flush();
    if (this.#isFlushing) await new Promise<void>((done) => this.#idle.push(done));
    this.#isClosed = true;
    clearTimeout(this.#retry);
    await this.#reopen();
  }

  async destroy(): Promise<void> {
    this.#isClosed = true;
    this.#queue = [];
    clearTimeout(this.#retry);
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

function sentenceFor(problem: unknown): string {
  return isOutOfSpace(problem)
    ? "This device has no space left for the inbox."
    : "This browser does not let the inbox store anything at the moment.";
}
