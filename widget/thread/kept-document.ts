import type { Doc } from "yjs";
import {
  deleteDocumentDatabase,
  type DocumentDatabase,
  openDocumentDatabase,
} from "./document-database.ts";

/** Long enough that a tab which is about to forget the document as well does not put it back. */
const REOPEN_MS = 2000;
const RETRY_MS = 5000;

export interface KeptDocument {
  /** Takes in what other tabs have stored meanwhile. */
  catchUp(): Promise<void>;
  /** Resolves when everything written so far is on the device: true, or false when it could not be stored. */
  whenStored(): Promise<boolean>;
  dispose(): void;
  /** Disposes of it and removes it from the device. */
  forget(): Promise<void>;
}

export interface KeepingPlace {
  /** Of the database, one for each document. */
  name: string;
  /** Told false when something could not be stored, true when everything is stored again. */
  onStored(isStored: boolean): void;
}

/**
 * Loads a document from this device and keeps every change of it there. A lost connection is opened again and the whole
 * document stored anew; where that fails the document lives in memory, and it is tried again from time to time.
 */
export async function keepDocument(doc: Doc, place: KeepingPlace): Promise<KeptDocument> {
  const { current, dispose } = stayOpen(doc, place);
  await current();
  return {
    async catchUp() {
      await (await current())?.catchUp();
    },
    async whenStored() {
      const first = await current();
      if (first === null || (await first.flush())) return first !== null;
      return (await (await current())?.flush()) ?? false;
    },
    dispose: () => void dispose(),
    async forget() {
      await dispose();
      await deleteDocumentDatabase(place.name);
    },
  };
}

/** The connection there is, or a new one; null when none can be had now. */
function stayOpen(doc: Doc, { name, onStored }: KeepingPlace) {
  let database: DocumentDatabase | null = null;
  let opening: Promise<DocumentDatabase | null> | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isDisposed = false;
  let isBroken = false;

  const tell = (isStored: boolean) => {
    if (isBroken !== isStored) return;
    isBroken = !isStored;
    onStored(isStored);
  };
  const tryIn = (ms: number) => {
    clearTimeout(timer);
    if (!isDisposed) timer = setTimeout(() => void current(), ms);
  };
  const open = async () => {
    clearTimeout(timer);
    const opened = await openDocumentDatabase(name, doc, () => {
      database = null;
      tryIn(REOPEN_MS);
    });
    opening = null;
    if (isDisposed) {
      await opened?.close();
      return null;
    }
    database = opened;
    tell(opened !== null);
    if (opened === null) tryIn(RETRY_MS);
    return opened;
  };
  const current = async () => {
    if (isDisposed) return null;
    opening ??= database === null ? open() : null;
    return opening ?? database;
  };
  const dispose = async () => {
    isDisposed = true;
    clearTimeout(timer);
    await Promise.all([opening, database?.close()]);
  };
  return { current, dispose };
}
