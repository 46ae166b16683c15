import "fake-indexeddb/auto";
import * as fc from "fast-check";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Row } from "../../../shared/domain/row.ts";
import { clearRows, journalRows, mergeRows, readRows } from "./row-records.ts";
import { rewriteRows } from "./row-rewrite.ts";
import { openStore, type Store } from "./store.ts";
import { within } from "./write-job.ts";

let store: Store;
let count = 0;

beforeEach(async () => {
  store = await aStore();
});

afterEach(() => store.close());

function aStore(): Promise<Store> {
  count += 1;
  const nothing = () => undefined;
  return openStore({
    name: `rewrite-${count}`,
    onTrouble: nothing,
    onRecreated: nothing,
    makeRoom: within([], nothing),
  });
}

const aRow = (id: string, fseq: number, gone = false) =>
  ({ id, fseq, ...(gone ? { gone: true } : {}) }) as Row;

const manyRows = (size: number) =>
  new Map(Array.from({ length: size }, (_, index) => [`r${index}`, aRow(`r${index}`, index + 1)]));

const atOnce = { pause: () => Promise.resolve(), isWanted: () => true };

const chunksOf = (one: Store) =>
  one.read(["rows"], 0, (transaction) => transaction.objectStore("rows").count());

describe("the list in chunks", () => {
  test("journal and chunks together give the newest rows, without those that are gone", async () => {
    const rows = manyRows(1200);
    await store.write(journalRows([...rows.values()], { fseq: 1200, epoch: 1 }));
    await rewriteRows(store, rows, atOnce);
    expect(await readRows(store)).toMatchObject({ journalled: 0 });
    const news = [aRow("r5", 1201), aRow("r6", 1202, true), aRow("new", 1203)];
    await store.write(journalRows(news, { fseq: 1203, epoch: 1 }));
    const read = await readRows(store);
    expect(read.rows.size).toBe(1200);
    expect(read.rows.get("r5")?.fseq).toBe(1201);
    expect(read.rows.has("r6")).toBe(false);
    expect(read.feed).toEqual({ fseq: 1203, epoch: 1 });
    expect(read.journalled).toBe(3);
  });

  test("starting over leaves nothing but the cursor", async () => {
    await store.write(journalRows([aRow("a", 1)], { fseq: 1, epoch: 1 }));
    await store.write(clearRows({ fseq: 0, epoch: 2 }));
    expect(await readRows(store)).toMatchObject({ feed: { fseq: 0, epoch: 2 }, journalled: 0 });
  });

  test("a shorter list leaves no chunk of the longer one", async () => {
    const rows = manyRows(2100);
    await rewriteRows(store, rows, atOnce);
    for (const id of [...rows.keys()].slice(700)) rows.delete(id);
    await rewriteRows(store, rows, atOnce);
    expect(await chunksOf(store)).toBe(2);
    expect((await readRows(store)).rows.size).toBe(700);
  });

  test("what is written between two chunks does not wait for all of them", async () => {
    const rows = manyRows(5000);
    let pauses = 0;
    let chunksThen = -1;
    await rewriteRows(store, rows, {
      ...atOnce,
      async pause() {
        pauses += 1;
        if (pauses !== 3) return;
        await store.write(journalRows([aRow("meanwhile", 5001)], { fseq: 5001, epoch: 1 }));
        chunksThen = await chunksOf(store);
      },
    });
    expect(chunksThen).toBe(2);
    expect(await chunksOf(store)).toBe(10);
    const read = await readRows(store);
    expect(read.rows.has("meanwhile")).toBe(true);
    expect(read.journalled).toBe(1);
  });

  test("starting over in the middle ends the writing of the old list", async () => {
    let pauses = 0;
    await rewriteRows(store, manyRows(3000), {
      ...atOnce,
      async pause() {
        pauses += 1;
        if (pauses === 3) await store.write(clearRows({ fseq: 0, epoch: 2 }));
      },
    });
    expect(await chunksOf(store)).toBe(0);
    expect((await readRows(store)).rows.size).toBe(0);
  });

  test("of two tabs that write the list the later one finishes, and nothing is lost", async () => {
    const rows = manyRows(2000);
    await store.write(journalRows([...rows.values()], { fseq: 2000, epoch: 1 }));
    let begun: Promise<void> | undefined;
    await rewriteRows(store, manyRows(600), {
      ...atOnce,
      async pause() {
        begun ??= rewriteRows(store, rows, atOnce);
        await begun;
      },
    });
    expect((await readRows(store)).rows).toEqual(rows);
  });
});

test("a list whose writing ends anywhere, again and again, reads as if it had never begun", async () => {
  const step = fc.record({
    news: fc.array(fc.record({ id: fc.nat(1500), isGone: fc.boolean() }), { maxLength: 40 }),
    stopAfter: fc.nat(4),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 6 }), async (steps) => {
      const own = await aStore();
      const rows = manyRows(1200);
      let fseq = 1200;
      await own.write(journalRows([...rows.values()], { fseq, epoch: 1 }));
      for (const { news, stopAfter } of steps) {
        let left = stopAfter;
        const writing = rewriteRows(own, rows, {
          pause: () => Promise.resolve(),
          isWanted: () => (left -= 1) >= 0,
        });
        const changed = news.map(({ id, isGone }) => aRow(`r${id}`, (fseq += 1), isGone));
        const written = own.write(journalRows(mergeRows(rows, changed), { fseq, epoch: 1 }));
        await Promise.all([writing, written]);
        expect((await readRows(own)).rows).toEqual(rows);
      }
      await own.close();
    }),
    { numRuns: 15 },
  );
});
