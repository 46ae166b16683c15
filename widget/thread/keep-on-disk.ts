import * as Y from "yjs";
import type { Disk } from "./disk.ts";

const FROM_DISK = "disk";
const COMPACT_AT_ROWS = 100;
const RETRY_MS = 5000;

export interface KeptDocument {
  /** Takes in what other tabs have stored meanwhile. */
  catchUp(): Promise<void>;
  /** Resolves when everything written so far is on the disk: true, or false when it could not be stored. */
  whenStored(): Promise<boolean>;
  stop(): void;
}

export interface DiskPlace {
  disk: Disk;
  conversation: string;
  /** Told false when something could not be stored, true when everything is stored again. */
  onStored(isStored: boolean): void;
}

/** Loads a document from the disk and keeps every change of it there. Without a working disk the document just lives in memory. */
export async function keepOnDisk(doc: Y.Doc, place: DiskPlace): Promise<KeptDocument> {
  const { disk, conversation } = place;
  let writes: Promise<void> = Promise.resolve();
  let isBroken = false;
  let last = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const tell = (isStored: boolean) => {
    if (isBroken === isStored) {
      isBroken = !isStored;
      place.onStored(isStored);
    }
  };
  const append = (update: () => Uint8Array, isStrict: boolean) => {
    writes = writes
      .then(() =>
        disk.append(conversation, isBroken ? Y.encodeStateAsUpdate(doc) : update(), isStrict),
      )
      .then(
        () => tell(true),
        () => {
          tell(false);
          clearTimeout(timer);
          timer = setTimeout(() => append(() => Y.encodeStateAsUpdate(doc), true), RETRY_MS);
        },
      );
  };
  const store = (update: Uint8Array, origin: unknown) => {
    if (origin !== FROM_DISK) append(() => update, origin === "own-entry");
  };
  const catchUp = async () => {
    const found = await disk.read(conversation, last);
    last = found.last;
    Y.transact(
      doc,
      () => found.updates.forEach((one) => Y.applyUpdate(doc, one)),
      FROM_DISK,
      false,
    );
    if (found.updates.length > COMPACT_AT_ROWS) await disk.compact(conversation, Y.mergeUpdates);
  };

  doc.on("update", store);
  await catchUp().catch(() => tell(false));
  return {
    catchUp: () => catchUp().catch(() => tell(false)),
    whenStored: () => writes.then(() => !isBroken),
    stop() {
      clearTimeout(timer);
      doc.off("update", store);
    },
  };
}
