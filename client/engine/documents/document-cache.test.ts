import "fake-indexeddb/auto";
import { afterEach, beforeEach, expect, test } from "vitest";
import * as Y from "yjs";
import { readDocument } from "../store/document-records.ts";
import { openStore, type Store } from "../store/store.ts";
import { within } from "../store/write-job.ts";
import { createDocumentCache, type DocumentCache, origins } from "./document-cache.ts";

let store: Store;
let cache: DocumentCache;
let count = 0;

beforeEach(async () => {
  count += 1;
  const nothing = () => undefined;
  store = await openStore({
    name: `cache-${count}`,
    onTrouble: nothing,
    onRecreated: nothing,
    makeRoom: within(["meta"], nothing),
  });
  cache = createDocumentCache({ store, now: () => 1, onUpdate: nothing });
});

afterEach(() => store.close());

function anUpdate(key: string): Uint8Array {
  const doc = new Y.Doc();
  doc.getMap("v").set(key, { id: key });
  return Y.encodeStateAsUpdate(doc);
}

/** Opens a document and notes what it tells, and what the device has of it by then. */
async function anOpenDocument() {
  const opened = cache.open("c:1");
  await opened.ready;
  const told: { change: string; isOnDevice: Promise<boolean> }[] = [];
  opened.observe((change) => {
    const isOnDevice = readDocument(store, "c:1").then(({ updates }) => updates.length > 0);
    told.push({ change, isOnDevice });
  });
  return { opened, told };
}

test("what the server sends is told when it is on the device", async () => {
  const { opened, told } = await anOpenDocument();
  // A longer write of documents goes before it.
  const line = { isFree: false };
  const before = store.write(
    within(["meta"], async (transaction) => {
      while (!line.isFree) await transaction.objectStore("meta").count();
    }),
  );
  Y.applyUpdate(opened.doc(), anUpdate("a"), "socket");
  for (let turn = 0; turn < 20; turn += 1)
    await store.read(["kv"], 0, (one) => one.objectStore("kv").count());
  expect(told).toEqual([]);
  line.isFree = true;
  await before;
  await expect.poll(() => told.map(({ change }) => change)).toEqual(["updated"]);
  expect(await told[0]?.isOnDevice).toBe(true);
});

test("a device that refuses keeps nobody from seeing what the server sends", async () => {
  const { opened, told } = await anOpenDocument();
  void store.write(
    within(["meta"], () => {
      throw new DOMException("full", "QuotaExceededError");
    }),
  );
  Y.applyUpdate(opened.doc(), anUpdate("a"), "socket");
  await expect.poll(() => told.map(({ change }) => change)).toEqual(["updated"]);
});

test("what is written here, or known by another tab, is told at once", async () => {
  const { opened, told } = await anOpenDocument();
  Y.applyUpdate(opened.doc(), anUpdate("a"), origins.tab);
  opened.doc().transact(() => opened.doc().getMap("o").set("b", { id: "b" }), origins.entry);
  expect(told.map(({ change }) => change)).toEqual(["updated", "updated"]);
});

test("reading what is stored tells once, and nothing of it is stored again", async () => {
  const { opened } = await anOpenDocument();
  Y.applyUpdate(opened.doc(), anUpdate("a"), "socket");
  await store.settled("documents");
  opened.release();
  const again = cache.open("c:1");
  const told: string[] = [];
  again.observe((change) => told.push(change));
  await again.ready;
  await store.settled("documents");
  expect(told).toEqual(["loaded"]);
  expect(again.doc().getMap("v").has("a")).toBe(true);
  expect((await readDocument(store, "c:1")).updates).toHaveLength(1);
});
