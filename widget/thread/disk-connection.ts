type Work<Value> = (store: IDBObjectStore) => IDBRequest<Value> | undefined;

export interface DiskConnection {
  /** One transaction; resolves with what `work`'s request gave when it is committed. */
  run<Value>(
    mode: IDBTransactionMode,
    durability: IDBTransactionDurability,
    work: Work<Value>,
  ): Promise<Value | undefined>;
}

/** A database of one store. A connection that the browser has dropped (Safari does so in the background) is opened anew, once per operation. */
export function makeDiskConnection(
  open: () => IDBOpenDBRequest,
  storeName: string,
): DiskConnection {
  let database: Promise<IDBDatabase> | undefined;
  const lost = () => {
    database = undefined;
  };
  const attempt: DiskConnection["run"] = async (mode, durability, work) => {
    database ??= connected(open, lost);
    const transaction = (await database).transaction(storeName, mode, { durability });
    return committed(transaction, work(transaction.objectStore(storeName)));
  };
  return {
    async run(mode, durability, work) {
      try {
        return await attempt(mode, durability, work);
      } catch {
        lost();
        return attempt(mode, durability, work);
      }
    },
  };
}

function connected(open: () => IDBOpenDBRequest, lost: () => void): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = open();
    request.addEventListener("success", () => {
      const database = request.result;
      database.addEventListener("close", lost);
      database.addEventListener("versionchange", () => {
        database.close();
        lost();
      });
      resolve(database);
    });
    const fail = () => reject(new Error("storage cannot be opened", { cause: request.error }));
    request.addEventListener("error", fail);
    request.addEventListener("blocked", fail);
  });
}

function committed<Value>(
  transaction: IDBTransaction,
  request: IDBRequest<Value> | undefined,
): Promise<Value | undefined> {
  return new Promise((resolve, reject) => {
    const fail = () => reject(new Error("storage failed", { cause: transaction.error }));
    transaction.addEventListener("complete", () => resolve(request?.result));
    transaction.addEventListener("abort", fail);
    transaction.addEventListener("error", fail);
  });
}
