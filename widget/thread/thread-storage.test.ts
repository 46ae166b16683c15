import { IDBFactory } from "fake-indexeddb";
import "fake-indexeddb/auto";
import { expect, test } from "vitest";
import * as Y from "yjs";
import { gateLimits, vetUpdate } from "../../shared/document/gate.ts";
import { keepParity } from "../../shared/document/client-id.ts";
import { visitorEntrySchema } from "../../shared/protocol/entry-schema.ts";
import { type Disk, openDisk } from "./disk.ts";
import { keepOnDisk } from "./keep-on-disk.ts";
import { hasEntry, isRoomFor, writeEarly } from "./visitor-lane.ts";

const conversation = "01JD0000000000000000000000";
const newDisk = () => openDisk(new IDBFactory(), "lobby:k");
const entry = (number: number, text = `message ${number}`) => ({
  id: `01JD${String(number).padStart(22, "0")}`,
  conversation,
  at: number,
  body: { kind: "message" as const, text },
});

async function openTab(disk: Disk) {
  const doc = new Y.Doc();
  keepParity(doc, "odd");
  const stored: boolean[] = [];
  const kept = await keepOnDisk(doc, { disk, conversation, onStored: (is) => stored.push(is) });
  return { doc, kept, stored, write: (number: number) => writeEarly(doc, "vera", entry(number)) };
}

const textsOf = (doc: Y.Doc) =>
  Object.values(doc.getMap<{ text: string }>("v").toJSON()).map(({ text }) => text);

test("what was written is there after the tab was closed", async () => {
  const disk = newDisk();
  const tab = await openTab(disk);
  tab.write(1);
  expect(await tab.kept.whenStored()).toBe(true);
  tab.doc.destroy();
  expect(textsOf((await openTab(disk)).doc)).toEqual(["message 1"]);
});

test("two tabs store side by side and lose nothing", async () => {
  const disk = newDisk();
  const [one, two] = [await openTab(disk), await openTab(disk)];
  one.write(1);
  two.write(2);
  one.write(3);
  await Promise.all([one.kept.whenStored(), two.kept.whenStored()]);
  await Promise.all([one.kept.catchUp(), two.kept.catchUp()]);
  for (const { doc } of [one, two, await openTab(disk)])
    expect(textsOf(doc).toSorted()).toEqual(["message 1", "message 2", "message 3"]);
});

test("many rows become one when a tab opens, and hold the same", async () => {
  const disk = newDisk();
  const tab = await openTab(disk);
  for (let number = 0; number < 150; number += 1) tab.write(number);
  await tab.kept.whenStored();
  await openTab(disk);
  expect((await disk.read(conversation, 0)).updates).toHaveLength(1);
  expect(textsOf((await openTab(disk)).doc)).toHaveLength(150);
});

test("conversations are kept apart and forgotten apart", async () => {
  const disk = newDisk();
  const tab = await openTab(disk);
  tab.write(1);
  await tab.kept.whenStored();
  await disk.append("another", new Uint8Array([0, 0]), true);
  await disk.forget(conversation);
  expect((await disk.read(conversation, 0)).updates).toHaveLength(0);
  expect((await disk.read("another", 0)).updates).toHaveLength(1);
});

test("a failing disk is told, never throws into the writer, and is made up for when it works again", async () => {
  const disk = newDisk();
  let isFull = false;
  const moody: Disk = {
    ...disk,
    append: (...all) => (isFull ? Promise.reject(new Error("full")) : disk.append(...all)),
  };
  const tab = await openTab(moody);
  isFull = true;
  tab.write(1);
  expect(await tab.kept.whenStored()).toBe(false);
  isFull = false;
  tab.write(2);
  expect(await tab.kept.whenStored()).toBe(true);
  expect(tab.stored).toEqual([false, true]);
  expect(textsOf((await openTab(disk)).doc)).toEqual(["message 1", "message 2"]);
});

test("a connection that the browser has dropped is opened again", async () => {
  const factory = new IDBFactory();
  const opened: IDBDatabase[] = [];
  const watched = {
    open(name: string, version?: number) {
      const request = factory.open(name, version);
      request.addEventListener("success", () => opened.push(request.result));
      return request;
    },
  } as IDBFactory;
  const tab = await openTab(openDisk(watched, "lobby:k"));
  opened[0]?.close();
  tab.write(1);
  expect(await tab.kept.whenStored()).toBe(true);
  expect(opened).toHaveLength(2);
});

test("without any storage the document lives in memory and that is known", async () => {
  const none = {
    open() {
      throw new DOMException("denied", "SecurityError");
    },
  } as unknown as IDBFactory;
  const tab = await openTab(openDisk(none, "lobby:k"));
  tab.write(1);
  expect(await tab.kept.whenStored()).toBe(false);
  expect(tab.stored).toEqual([false]);
  expect(hasEntry(tab.doc, entry(1).id)).toBe(true);
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
  expect(vetUpdate(new Y.Doc(), update, right).length).toBeGreaterThan(2);
});

test("[D3] an entry names the one written before it on this device", () => {
  const doc = new Y.Doc();
  writeEarly(doc, "vera", entry(1));
  writeEarly(doc, "vera", entry(2));
  expect(doc.getMap("v").get(entry(2).id)).toMatchObject({ prev: entry(1).id });
});
