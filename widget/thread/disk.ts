import { makeDiskConnection } from "./disk-connection.ts";

export interface Disk {
  /** All stored updates of a conversation after row `after`, and the last row's number. */
  read(conversation: string, after: number): Promise<{ updates: Uint8Array[]; last: number }>;
  /** Resolves when the update is committed. `isStrict`: flushed to the device, not only handed to the system. */
  append(conversation: string, update: Uint8Array, isStrict: boolean): Promise<void>;
  /** Replaces a conversation's rows by one, in one transaction. */
  compact(conversation: string, merge: (updates: Uint8Array[]) => Uint8Array): Promise<void>;
  forget(conversation: string): Promise<void>;
}

interface Row {
  conversation: string;
  update: Uint8Array;
}

const STORE = "updates";

/**
 * Conversations in IndexedDB; a failure rejects. y-indexeddb was not used: after a lost connection it throws out of
 * every edit and stores nothing further, and it never says that something is stored.
 */
export function openDisk(factory: IDBFactory, name: string): Disk {
  const connection = makeDiskConnection(() => openDatabase(factory, name), STORE);
  return {
    async read(conversation, after) {
      let found: Stored = { updates: [], numbers: [] };
      await connection.run("readonly", "default", (store) => {
        collect(store, conversation, after, (stored) => {
          found = stored;
        });
        return undefined;
      });
      return { updates: found.updates, last: Math.max(after, ...found.numbers) };
    },
    async append(conversation, update, isStrict) {
      const row: Row = { conversation, update };
      const durability = isStrict ? "strict" : "relaxed";
      await connection.run("readwrite", durability, (store) => store.add(row));
    },
    async compact(conversation, merge) {
      await connection.run("readwrite", "relaxed", (store) => {
        collect(store, conversation, 0, ({ updates, numbers }) => {
          store.add({ conversation, update: merge(updates) } satisfies Row);
          for (const number of numbers) store.delete(number);
        });
        return undefined;
      });
    },
    async forget(conversation) {
      await connection.run("readwrite", "strict", (store) => {
        collect(store, conversation, 0, ({ numbers }) => {
          for (const number of numbers) store.delete(number);
        });
        return undefined;
      });
    },
  };
}

function openDatabase(factory: IDBFactory, name: string): IDBOpenDBRequest {
  const request = factory.open(name, 1);
  request.addEventListener("upgradeneeded", () => {
    const store = request.result.createObjectStore(STORE, { autoIncrement: true });
    store.createIndex("conversation", "conversation");
  });
  return request;
}

interface Stored {
  updates: Uint8Array[];
  numbers: number[];
}

function collect(
  store: IDBObjectStore,
  conversation: string,
  after: number,
  done: (stored: Stored) => void,
): void {
  const stored: Stored = { updates: [], numbers: [] };
  const request = store.index("conversation").openCursor(IDBKeyRange.only(conversation));
  request.addEventListener("success", () => {
    const cursor = request.result;
    if (cursor === null) {
      done(stored);
      return;
    }
    const number = cursor.primaryKey as number;
    if (number > after) {
      stored.updates.push((cursor.value as Row).update);
      stored.numbers.push(number);
    }
    cursor.continue();
  });
}
