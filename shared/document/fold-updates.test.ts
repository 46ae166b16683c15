import * as fc from "fast-check";
import { expect, test } from "vitest";
import * as Y from "yjs";
import { foldUpdates } from "./fold-updates.ts";
import { encodeSections, type LaneSection } from "./lane-update.ts";
import { contents, item, rawUpdate } from "./testing/raw-update.ts";

/** Yjs reads a key called `__proto__` as a prototype and writes it no more; the gate knows no entry with one. */
const values = fc
  .dictionary(fc.string(), fc.jsonValue({ maxDepth: 2 }))
  .filter((value) => !JSON.stringify(value).includes("__proto__"));

/** The rows of a document: each takes the clients on where the ones before left them. */
const histories = fc
  .array(
    fc.dictionary(
      fc.constantFrom("2", "77", "300", "4000000000"),
      fc.array(values, { minLength: 1, maxLength: 3 }),
    ),
    { maxLength: 6 },
  )
  .map((rows) => {
    const next = new Map<number, number>();
    return rows.map((row, number) =>
      encodeSections(
        Object.entries(row).map(([client, values]): LaneSection => {
          const clock = next.get(Number(client)) ?? 0;
          next.set(Number(client), clock + values.length);
          const writes = values.map((value, index) => ({
            lane: client === "2" ? "s" : "v",
            key: `${client}-${number}-${index}`,
            value,
          }));
          return { client: Number(client), clock, writes };
        }),
      ),
    );
  });

test("[D6] rows folded by their bytes are, byte for byte, what Yjs makes of them", () => {
  fc.assert(
    fc.property(histories, fc.nat(6), (rows, cut) => {
      const doc = new Y.Doc();
      Y.transact(doc, () => rows.forEach((row) => Y.applyUpdate(doc, row)));
      const whole = Y.encodeStateAsUpdate(doc);
      expect(foldUpdates(rows)).toEqual(whole);
      const snapshot = foldUpdates(rows.slice(0, cut)) ?? new Uint8Array();
      expect(foldUpdates([snapshot, ...rows.slice(cut)])).toEqual(whole);
    }),
    { numRuns: 150 },
  );
});

test("[D6] rows that are cut, changed or missing are left to Yjs, or fold to what it would make of them", () => {
  const change = fc.record({ row: fc.nat(5), at: fc.nat(300), byte: fc.nat(255) });
  fc.assert(
    fc.property(histories, change, fc.boolean(), (rows, { row, at, byte }, isMissing) => {
      const damaged = rows.flatMap((bytes, index) => {
        if (index !== row) return [bytes];
        if (isMissing) return [];
        return [Uint8Array.from(bytes, (one, place) => (place === at ? byte : one))];
      });
      const folded = foldUpdates(damaged);
      if (folded === null) return;
      const [told, read] = [new Y.Doc(), new Y.Doc()];
      try {
        Y.transact(read, () => damaged.forEach((bytes) => Y.applyUpdate(read, bytes)));
      } catch {
        return; // Text that is none: whoever reads the snapshot finds what whoever reads the rows finds.
      }
      Y.applyUpdate(told, folded);
      expect(Y.encodeStateAsUpdate(told)).toEqual(Y.encodeStateAsUpdate(read));
    }),
    { numRuns: 500 },
  );
});

test("[D6] anything but plain entries is left to Yjs", () => {
  const entry = item({ parent: "v", key: "a" }, contents.any({ id: "a" }));
  const row = (clock: number, structs = [entry]) => rawUpdate([{ client: 7, clock, structs }]);
  expect(foldUpdates([row(0), row(1)])).not.toBeNull();
  const others = [
    [row(0), row(0)],
    [row(1)],
    [row(0, [item({ parent: "v" }, contents.any({ id: "a" }))])],
    [row(0, [item({ parent: "v", key: "a" }, contents.any(1, 2))])],
    [row(0, [item({ parent: "v", key: "a" }, contents.type(1))])],
    [rawUpdate([{ client: 7, clock: 0, structs: [entry] }], [[7, [[0, 1]]]])],
    [row(0).slice(0, -1)],
    [Uint8Array.of(...row(0), 0)],
  ];
  for (const rows of others) expect(foldUpdates(rows)).toBeNull();
});
