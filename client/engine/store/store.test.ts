import "fake-indexeddb/auto";
import { deleteDB } from "idb";
import { afterEach, expect, onTestFinished, test } from "vitest";
import { appendUpdates, readDocument } from "./document-records.ts";
import { openStore, type Store, type StoreOptions } from "./store.ts";
import { within } from "./write-job.ts";

const stores: Store[] = [];
let count = 0;

afterEach(async () => {
  for (const store of stores.splice(0)) await store.close();
});

interface Seen {
  troubles: (string | null)[];
  recreated: number;
  madeRoom: number;
}

async function aStore(change: Partial<StoreOptions> = {}) {
  count += 1;
  const name = change.name ?? `store-${count}`;
  const seen: Seen = { troubles: [], recreated: 0, madeRoom: 0 };
  const store = await openStore({
    name,
    onTrouble: (why) => seen.troubles.push(why),
    onRecreated: () => (seen.recreated += 1),
    makeRoom: within(["meta"], () => void (seen.madeRoom += 1)),
    ...change,
  });
  stores.push(store);
  return { store, seen, name };
}

const inKv = (job: Parameters<typeof within>[1]) => within(["kv"], job);
const put = (store: Store, key: string, value: unknown) =>
  store.write(
    inKv((transaction) => transaction.objectStore("kv").put(value, key)),
    "strict",
  );
const get = (store: Store, key: string) =>
  store.read<unknown>(["kv"], undefined, (transaction) => transaction.objectStore("kv").get(key));
const lose = (store: Store) =>
  store.read<unknown>(["kv"], undefined, (transaction) => Promise.resolve(transaction.db.close()));

test("what was written is there when another tab reads", async () => {
  const { store, name } = await aStore();
  await put(store, "a", 1);
  const { store: other } = await aStore({ name });
  expect(await get(other, "a")).toBe(1);
});

test("writes of one turn share a transaction and keep their order, each seeing the one before", async () => {
  const { store } = await aStore();
  const add = () =>
    store.write(
      inKv(async (transaction) => {
        const kv = transaction.objectStore("kv");
        await kv.put((((await kv.get("n")) as number | undefined) ?? 0) + 1, "n");
      }),
    );
  await Promise.all([add(), add(), add()]);
  expect(await get(store, "n")).toBe(3);
});

test("a connection that the browser took away is opened again, and the write is not lost", async () => {
  const { store, seen } = await aStore();
  await put(store, "a", 1);
  await lose(store);
  await put(store, "a", 2);
  expect(await get(store, "a")).toBe(2);
  await lose(store);
  expect(await get(store, "a")).toBe(2);
  expect(seen.troubles.every((why) => why === null)).toBe(true);
});

test("a database deleted by somebody else is made again, and its owner writes what it has in memory", async () => {
  const { store, seen, name } = await aStore();
  await put(store, "a", 1);
  await deleteDB(name);
  await put(store, "b", 2);
  expect(seen.recreated).toBe(1);
  expect(await get(store, "a")).toBeUndefined();
  expect(await get(store, "b")).toBe(2);
});

test("a full disk makes room once and writes again", async () => {
  const { store, seen } = await aStore();
  let tries = 0;
  await store.write(
    inKv((transaction) => {
      tries += 1;
      if (tries === 1) throw new DOMException("full", "QuotaExceededError");
      return transaction.objectStore("kv").put(1, "a");
    }),
  );
  expect(seen.madeRoom).toBe(1);
  expect(await get(store, "a")).toBe(1);
});

test("while the device refuses, the owner is told, and the next write brings everything", async () => {
  const { store, seen } = await aStore();
  let isFull = true;
  const blocked = store.write(
    inKv((transaction) => {
      if (isFull) throw new DOMException("full", "QuotaExceededError");
      return transaction.objectStore("kv").put("kept", "a");
    }),
  );
  await expect.poll(() => seen.troubles.at(-1)).toMatch(/no space left/);
  isFull = false;
  await Promise.all([blocked, put(store, "b", 1)]);
  expect(seen.troubles.at(-1)).toBeNull();
  expect(await get(store, "a")).toBe("kept");
});

test("a mistake in one write fails that write alone", async () => {
  const { store } = await aStore();
  const mistake = store.write(
    inKv((transaction) => transaction.objectStore("kv").put(() => undefined, "function")),
  );
  const good = put(store, "a", 1);
  await expect(mistake).rejects.toThrow();
  await good;
  expect(await get(store, "a")).toBe(1);
});

test("closing waits for what is queued; afterwards nothing is taken", async () => {
  const { store, name } = await aStore();
  const written = put(store, "a", 1);
  await store.close();
  await written;
  await expect(put(store, "b", 1)).rejects.toThrow("closed");
  const { store: again } = await aStore({ name });
  expect(await get(again, "a")).toBe(1);
});

test("where nothing can be stored reading answers with nothing, and the owner is told", async () => {
  const open = indexedDB.open.bind(indexedDB);
  indexedDB.open = () => {
    throw new DOMException("not in this mode", "SecurityError");
  };
  const { store, seen } = await aStore();
  expect(await get(store, "a")).toBeUndefined();
  expect(seen.troubles.at(-1)).toMatch(/does not let the inbox store/);
  indexedDB.open = open;
  await put(store, "a", 1);
  expect(seen.troubles.at(-1)).toBeNull();
});

test("a document is on the device while a list queued before it is still being written", async () => {
  const { store } = await aStore();
  const reader = { isDone: false };
  onTestFinished(() => void (reader.isDone = true));
  // Holds its transaction open with request after request, as a long list does.
  const longList = within(["rows"], async (transaction) => {
    const rows = transaction.objectStore("rows");
    for (let chunk = 0; !reader.isDone; chunk = (chunk + 1) % 20)
      await rows.put({ chunk, json: "[]" });
  });
  let isListWritten = false;
  const list = store.write(longList).then(() => (isListWritten = true));
  await store.write(appendUpdates("c:1", [new Uint8Array([7])]));
  expect((await readDocument(store, "c:1")).updates.map(([byte]) => byte)).toEqual([7]);
  expect(isListWritten).toBe(false);
  reader.isDone = true;
  await list;
});

test("trouble with the list is told until the list is written, whatever happens to documents", async () => {
  const { store, seen } = await aStore();
  let isFull = true;
  const blocked = store.write(
    inKv(() => {
      if (isFull) throw new DOMException("full", "QuotaExceededError");
    }),
  );
  await expect.poll(() => seen.troubles.at(-1)).toMatch(/no space left/);
  await store.write(appendUpdates("c:1", [new Uint8Array([1])]));
  expect(seen.troubles.at(-1)).toMatch(/no space left/);
  isFull = false;
  await Promise.all([blocked, put(store, "b", 1)]);
  expect(seen.troubles.at(-1)).toBeNull();
});

test("a side is settled when nothing of it is on its way to the device any more, or the device refuses", async () => {
  const { store } = await aStore();
  const written: string[] = [];
  void put(store, "a", 1).then(() => written.push("list"));
  void store
    .write(appendUpdates("c:1", [new Uint8Array([1])]))
    .then(() => written.push("document"));
  await store.settled("documents");
  expect(written).toContain("document");
  await store.settled("list");
  expect(written).toContain("list");
  const full = inKv(() => {
    throw new DOMException("full", "QuotaExceededError");
  });
  void store.write(full);
  await store.settled("list");
});

test("a write must stay on one side of the database", async () => {
  const { store } = await aStore();
  const both = within(["kv", "snap"], () => undefined);
  expect(() => store.write(both)).toThrow(/both sides/);
});
