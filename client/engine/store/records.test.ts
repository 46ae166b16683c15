import "fake-indexeddb/auto";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import * as Y from "yjs";
import {
  appendUpdates,
  blankMeta,
  changeMeta,
  compactDocument,
  readDocument,
  readMetas,
} from "./document-records.ts";
import { documentsToEvict, evictAbove } from "./eviction.ts";
import { openStore, type Store } from "./store.ts";
import { within } from "./write-job.ts";
import { addUnsent, readUnsent, removeUnsent } from "./unsent-records.ts";

let store: Store;
let count = 0;

beforeEach(async () => {
  count += 1;
  const nothing = () => undefined;
  store = await openStore({
    name: `records-${count}`,
    onTrouble: nothing,
    onRecreated: nothing,
    makeRoom: within([], nothing),
  });
});

afterEach(() => store.close());

function anUpdate(key: string): Uint8Array {
  const doc = new Y.Doc();
  doc.getMap("o").set(key, { id: key });
  return Y.encodeStateAsUpdate(doc);
}

async function keysOf(name: string): Promise<string[]> {
  const { updates } = await readDocument(store, name);
  const doc = new Y.Doc();
  for (const update of updates) Y.applyUpdate(doc, update);
  return [...doc.getMap("o").keys()].toSorted();
}

describe("documents", () => {
  test("compacting keeps what another tab adds meanwhile", async () => {
    await store.write(appendUpdates("n:1", [anUpdate("a"), anUpdate("b")]));
    const read = await readDocument(store, "n:1");
    const doc = new Y.Doc();
    for (const update of read.updates) Y.applyUpdate(doc, update);
    await store.write(appendUpdates("n:1", [anUpdate("c")]));
    await store.write(compactDocument("n:1", read, Y.encodeStateAsUpdate(doc)));
    expect(await keysOf("n:1")).toEqual(["a", "b", "c"]);
    expect((await readDocument(store, "n:1")).keys).toHaveLength(1);
  });

  test("of two tabs that compact at once the slower does nothing", async () => {
    await store.write(appendUpdates("n:1", [anUpdate("a")]));
    const slow = await readDocument(store, "n:1");
    await store.write(appendUpdates("n:1", [anUpdate("b")]));
    const fast = await readDocument(store, "n:1");
    const doc = new Y.Doc();
    for (const update of fast.updates) Y.applyUpdate(doc, update);
    await store.write(compactDocument("n:1", fast, Y.encodeStateAsUpdate(doc)));
    await store.write(compactDocument("n:1", slow, anUpdate("a")));
    expect(await keysOf("n:1")).toEqual(["a", "b"]);
  });

  test("eviction takes the longest unused, never what is owed or a draft not sent", async () => {
    const meta = (doc: string, lastUsed: number, isDirty = false) => ({
      ...blankMeta(doc),
      lastUsed,
      isDirty,
      bytes: 10,
    });
    const metas = [meta("c:3", 3), meta("n:1", 1), meta("d:2", 2, true), meta("c:4", 4)];
    expect(documentsToEvict(metas, new Set(["n:1"]), 15)).toEqual(["c:3", "c:4"]);

    for (const { doc, lastUsed, isDirty } of metas)
      await store.write(appendUpdates(doc, [anUpdate("x")], { lastUsed, isDirty }));
    const entry = { v: 1, id: "e", by: "tara", at: 0, kind: "resolve" } as const;
    await store.write(addUnsent({ id: "e", doc: "n:1", entry }, anUpdate("e"), 1));
    await store.write(evictAbove(0));
    expect((await readMetas(store)).map(({ doc }) => doc)).toEqual(["d:2", "n:1"]);
    expect(await keysOf("n:1")).toEqual(["e", "x"]);
  });

  test("a note on a document changes without touching the rest of it", async () => {
    await store.write(appendUpdates("c:1", [anUpdate("a")], { seq: 5 }));
    await store.write(changeMeta("c:1", { head: 9 }));
    expect(await readMetas(store)).toMatchObject([{ doc: "c:1", seq: 5, head: 9 }]);
  });
});

test("an own entry is owed until the server has ruled", async () => {
  const entry = { v: 1, id: "e", by: "tara", at: 0, kind: "resolve" } as const;
  await store.write(addUnsent({ id: "e", doc: "n:1", entry }, anUpdate("e"), 1), "strict");
  expect(await readUnsent(store)).toEqual([{ id: "e", doc: "n:1", entry }]);
  expect(await keysOf("n:1")).toEqual(["e"]);
  await store.write(removeUnsent(["e"]));
  expect(await readUnsent(store)).toEqual([]);
});
