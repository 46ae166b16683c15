import { clearDocument, fetchUpdates, IndexeddbPersistence, storeState } from "y-indexeddb";
import type { Doc } from "yjs";

/** One connection to the database of one document. Every answer is false once it is over; nothing here throws. */
export interface DocumentDatabase {
  /** Takes in what other tabs have stored meanwhile. */
  catchUp(): Promise<boolean>;
  /** True when everything written so far is committed and flushed to the device. */
  flush(): Promise<boolean>;
  close(): Promise<void>;
}

const PATIENCE_MS = 4000;
/** Every opening adds a row of the whole document; y-indexeddb itself cleans up at 500. */
const TRIM_AT_ROWS = 50;

/**
 * Loads the document and keeps every change of it from now on, by y-indexeddb; the document's state of this moment is
 * stored with it. Null when that can't be had. `onLost` is called once when the connection ends by itself: nothing is
 * kept from then on.
 */
export async function openDocumentDatabase(
  name: string,
  doc: Doc,
  onLost: () => void,
): Promise<DocumentDatabase | null> {
  if (!(await within(PATIENCE_MS, () => isOpenable(name)))) return null;
  const { persistence, database } = connect(name, doc, onLost);
  const load = () => persistence.whenSynced.then(() => database.flush());
  if (!(await within(PATIENCE_MS, load))) {
    void database.close();
    return null;
  }
  if (persistence._dbsize >= TRIM_AT_ROWS) void within(PATIENCE_MS, () => storeState(persistence));
  return database;
}

/** Resolves when it is gone, or when another tab that doesn't let go of it has been waited for long enough. */
export async function deleteDocumentDatabase(name: string): Promise<void> {
  await within(PATIENCE_MS, () => clearDocument(name));
}

function connect(name: string, doc: Doc, onLost: () => void) {
  const persistence = new IndexeddbPersistence(name, doc);
  let isOver = false;
  let tellEnd = (_isDone: false) => {};
  const ended = new Promise<false>((resolve) => {
    tellEnd = resolve;
  });
  const close = async () => {
    isOver = true;
    doc.off("update", store);
    tellEnd(false);
    await persistence.destroy().catch(() => {});
  };
  const lose = () => {
    if (isOver) return;
    void close();
    onLost();
  };
  // Its own handler would throw out of every edit once the connection is lost.
  const store = (update: Uint8Array, origin: unknown) => {
    try {
      persistence._storeUpdate(update, origin);
    } catch {
      lose();
    }
  };
  doc.off("update", persistence._storeUpdate);
  doc.on("update", store);
  persistence._db.then((db) => watch(db, lose), lose);

  const attempt = async (work: () => Promise<unknown>) => {
    if (isOver) return false;
    try {
      return (await Promise.race([work().then(() => true), ended])) && !isOver;
    } catch {
      lose();
      return false;
    }
  };
  const database: DocumentDatabase = {
    catchUp: () => attempt(() => fetchUpdates(persistence)),
    flush: () => attempt(() => commitAfterAll(persistence.db)),
    close,
  };
  return { persistence, database };
}

function watch(db: IDBDatabase, lose: () => void): void {
  for (const end of ["close", "versionchange", "abort"]) db.addEventListener(end, lose);
  const catchError = (event: Event) => {
    // On its way down: y-indexeddb makes an unhandled rejection of every failed request it hears of.
    event.stopPropagation();
    lose();
  };
  db.addEventListener("error", catchError, { capture: true });
}

/** y-indexeddb does not say when something is stored: a transaction over the same store comes after all earlier ones. */
function commitAfterAll(db: IDBDatabase | null): Promise<void> {
  return new Promise((resolve, reject) => {
    if (db === null) throw new Error("the database is not open");
    const transaction = db.transaction(["updates", "custom"], "readwrite", {
      durability: "strict",
    });
    transaction.objectStore("custom").put(true, "kept");
    transaction.addEventListener("complete", () => resolve());
    transaction.addEventListener("abort", () => reject(transaction.error));
  });
}

/** Tried before y-indexeddb does, which leaves an unhandled rejection where storage is forbidden. Creates nothing. */
function isOpenable(name: string): Promise<boolean> {
  return new Promise((resolve) => {
    const request = indexedDB.open(name);
    let isNew = false;
    request.addEventListener("upgradeneeded", () => {
      isNew = true;
      request.transaction?.abort();
    });
    request.addEventListener("success", () => {
      request.result.close();
      resolve(true);
    });
    request.addEventListener("error", (event) => {
      event.preventDefault();
      resolve(isNew);
    });
  });
}

/** False when it fails or takes longer: Safari has been seen never to answer an opening. */
async function within<Value>(ms: number, work: () => Promise<Value>): Promise<Value | false> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<false>((resolve) => {
    timer = setTimeout(() => resolve(false), ms);
  });
  try {
    return await Promise.race([work(), late]);
  } catch {
    return false;
  } finally {
    clearTimeout(timer);
  }
}
