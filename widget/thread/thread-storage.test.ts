import { forceCloseDatabase, IDBFactory } from "fake-indexeddb";
import "fake-indexeddb/auto";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import * as Y from "yjs";
import { gateLimits, vetUpdate } from "../../shared/document/gate.ts";
import { hasParity, keepParity } from "../../shared/document/client-id.ts";
import { readConversationLanes } from "../../shared/document/lane-document.ts";
import { visitorEntrySchema } from "../../shared/protocol/entry-schema.ts";
import { keepDocument, type KeptDocument } from "./kept-document.ts";
import { hasEntry, isRoomFor, unsentOf, writeEarly } from "./visitor-lane.ts";

const conversation = "01JD0000000000000000000000";
const name = `lobby:k:${conversation}`;
const entry = (number: number, text = `message ${number}`) => ({
  id: `01JD${String(number).padStart(22, "0")}`,
  conversation,
  at: number,
  body: { kind: "message" as const, text },
});

let opened: IDBDatabase[];
let kepts: KeptDocument[];
beforeEach(() => {
  opened = [];
  kepts = [];
  const factory = new IDBFactory();
  const open = factory.open.bind(factory);
  factory.open = (...all) => {
    const request = open(...all);
    request.addEventListener("success", () => opened.push(request.result));
    return request;
  };
  vi.stubGlobal("indexedDB", factory);
});
afterEach(() => {
  for (const kept of kepts) kept.dispose();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

async function openTab(place = name) {
  const doc = new Y.Doc();
  keepParity(doc, "odd");
  const stored: boolean[] = [];
  const kept = await keepDocument(doc, { name: place, onStored: (is) => stored.push(is) });
  const write = (number: number) => writeEarly(doc, "vera", entry(number));
  kepts.push(kept);
  return { doc, kept, stored, write };
}

const textsOf = ({ doc }: { doc: Y.Doc }) =>
  Object.values(doc.getMap<{ text: string }>("v").toJSON()).map(({ text }) => text);

/** The connection that keeps the document: the probe before it is closed already. */
const connection = () => opened.at(-1);

async function rowsOf(place = name): Promise<number> {
  const database = await done(indexedDB.open(place));
  const rows = await done(database.transaction("updates").objectStore("updates").count());
  database.close();
  return rows;
}

function done<Value>(request: IDBRequest<Value>): Promise<Value> {
  return new Promise((resolve, reject) => {
    request.addEventListener("success", () => resolve(request.result));
    request.addEventListener("error", () => reject(request.error));
  });
}

type Failing = (this: IDBObjectStore, value: unknown) => IDBRequest<IDBValidKey>;

/** From now on whatever is added to a store fails in the way given; the answer makes it work again. */
function breakDisk(fail: Failing): () => void {
  const add = vi.spyOn(IDBObjectStore.prototype, "add").mockImplementation(fail);
  return () => add.mockRestore();
}

const { add, put } = IDBObjectStore.prototype;
/** As with a full disk: the write is taken and its transaction fails. */
const failLate: Failing = function (value) {
  const request = put.call(this, value);
  request.addEventListener("success", () => this.transaction.abort());
  return request;
};
/** The write itself fails. */
const failAtOnce: Failing = function (value) {
  put.call(this, value, 1);
  return add.call(this, value, 1);
};

test("what was written is there after the tab was closed", async () => {
  const tab = await openTab();
  tab.write(1);
  expect(await tab.kept.whenStored()).toBe(true);
  tab.kept.dispose();
  expect(textsOf(await openTab())).toEqual(["message 1"]);
});

test("what was stored but never placed is still to be sent after a restart, and is not written twice", async () => {
  const tab = await openTab();
  tab.write(1);
  await tab.kept.whenStored();
  tab.kept.dispose();
  const again = await openTab();
  expect(unsentOf(readConversationLanes(again.doc, null)).map(({ id }) => id)).toEqual([
    entry(1).id,
  ]);
  expect(Y.encodeStateAsUpdate(again.doc)).toEqual(Y.encodeStateAsUpdate(tab.doc));
  expect(hasEntry(again.doc, entry(1).id)).toBe(true);
});

test("[P5] a restarted tab writes under a client id of its own, and an odd one", async () => {
  const tab = await openTab();
  tab.write(1);
  await tab.kept.whenStored();
  const again = await openTab();
  expect(again.doc.clientID).not.toBe(tab.doc.clientID);
  expect(hasParity(again.doc.clientID, "odd")).toBe(true);
});

test("what is written while the document still loads is stored too", async () => {
  const doc = new Y.Doc();
  const keeping = keepDocument(doc, { name, onStored() {} });
  for (let number = 0; number < 20; number += 1) {
    writeEarly(doc, "vera", entry(number));
    await Promise.resolve();
  }
  const kept = await keeping;
  expect(await kept.whenStored()).toBe(true);
  kept.dispose();
  expect(textsOf(await openTab())).toHaveLength(20);
});

test("two tabs store side by side and lose nothing", async () => {
  const [one, two] = [await openTab(), await openTab()];
  one.write(1);
  two.write(2);
  one.write(3);
  await Promise.all([one.kept.whenStored(), two.kept.whenStored()]);
  await Promise.all([one.kept.catchUp(), two.kept.catchUp()]);
  for (const tab of [one, two, await openTab()])
    expect(textsOf(tab).toSorted()).toEqual(["message 1", "message 2", "message 3"]);
});

test("many rows become one when a tab opens, and hold the same", async () => {
  const tab = await openTab();
  for (let number = 0; number < 150; number += 1) tab.write(number);
  await tab.kept.whenStored();
  const second = await openTab();
  await second.kept.whenStored();
  expect(await rowsOf()).toBe(1);
  expect(textsOf(await openTab())).toHaveLength(150);
});

test("conversations are kept apart and forgotten apart", async () => {
  const [tab, other] = [await openTab(), await openTab("lobby:k:another")];
  tab.write(1);
  other.write(2);
  await Promise.all([tab.kept.whenStored(), other.kept.whenStored()]);
  await tab.kept.forget();
  expect((await indexedDB.databases()).map((one) => one.name)).toEqual(["lobby:k:another"]);
  expect(textsOf(await openTab())).toEqual([]);
  expect(textsOf(await openTab("lobby:k:another"))).toEqual(["message 2"]);
});

test("nothing of a forgotten document comes back", async () => {
  const tab = await openTab();
  await tab.kept.forget();
  tab.write(1);
  expect(await tab.kept.whenStored()).toBe(false);
  expect(await indexedDB.databases()).toEqual([]);
});

test.each([
  ["full", failLate],
  ["failing", failAtOnce],
])(
  "a %s disk is told, never throws into the writer, and is made up for when it works again",
  async (_how, fail) => {
    const tab = await openTab();
    const mend = breakDisk(fail);
    tab.write(1);
    expect(await tab.kept.whenStored()).toBe(false);
    mend();
    tab.write(2);
    expect(await tab.kept.whenStored()).toBe(true);
    expect(tab.stored).toEqual([false, true]);
    expect(textsOf(await openTab())).toEqual(["message 1", "message 2"]);
  },
);

test("a failing disk is tried again without anything new to store", async () => {
  const tab = await openTab();
  const mend = breakDisk(failLate);
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  tab.write(1);
  await tab.kept.whenStored();
  mend();
  await vi.advanceTimersByTimeAsync(5000);
  await vi.waitFor(() => expect(tab.stored).toEqual([false, true]));
  expect(textsOf(await openTab())).toEqual(["message 1"]);
});

test("a connection that the browser has dropped is opened again, with all that was written since", async () => {
  const tab = await openTab();
  connection()?.close();
  tab.write(1);
  tab.write(2);
  expect(await tab.kept.whenStored()).toBe(true);
  expect(tab.stored).toEqual([]);
  expect(textsOf(await openTab())).toEqual(["message 1", "message 2"]);
});

test("a connection that the browser says it has closed is opened again by itself", async () => {
  const tab = await openTab();
  const lost = connection();
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  // Its type asks for the class where it means a connection.
  forceCloseDatabase(lost as unknown as typeof IDBDatabase);
  tab.write(1);
  await vi.advanceTimersByTimeAsync(2000);
  await vi.waitFor(async () => expect(await rowsOf()).toBe(2));
  expect(connection()).not.toBe(lost);
  expect(tab.stored).toEqual([]);
});

test("a database that was deleted beneath a tab is made anew, whole", async () => {
  const tab = await openTab();
  tab.write(1);
  await tab.kept.whenStored();
  await done(indexedDB.deleteDatabase(name));
  tab.write(2);
  expect(await tab.kept.whenStored()).toBe(true);
  expect(textsOf(await openTab())).toEqual(["message 1", "message 2"]);
});

test("without any storage the document lives in memory and that is known", async () => {
  vi.stubGlobal("indexedDB", {
    open() {
      throw new DOMException("denied", "SecurityError");
    },
  });
  const tab = await openTab();
  tab.write(1);
  expect(await tab.kept.whenStored()).toBe(false);
  expect(tab.stored).toEqual([false]);
  expect(hasEntry(tab.doc, entry(1).id)).toBe(true);
  await tab.kept.forget();
});

test("[D5] what a long offline spell wrote fits one update, and the server takes it whole", () => {
  const doc = new Y.Doc();
  keepParity(doc, "odd");
  const texts = ["é".repeat(8000), "x".repeat(8000), "short"];
  for (let number = 0; number < 500; number += 1) {
    const next = entry(number, texts[number % 3]);
    if (!isRoomFor(doc, next)) break;
    writeEarly(doc, "vera", next);
  }
  const update = Y.encodeStateAsUpdate(doc);
  expect(update.byteLength).toBeLessThan(gateLimits.updateBytes);
  const right = {
    lane: "v",
    subject: "vera",
    parity: "odd" as const,
    isEntry: (value: object) => visitorEntrySchema.safeParse(value).success,
  };
  expect(vetUpdate(new Y.Doc(), update, right).entries.length).toBeGreaterThan(2);
});

test("[D3] an entry names the one written before it on this device", () => {
  const doc = new Y.Doc();
  writeEarly(doc, "vera", entry(1));
  writeEarly(doc, "vera", entry(2));
  expect(doc.getMap("v").get(entry(2).id)).toMatchObject({ prev: entry(1).id });
});
