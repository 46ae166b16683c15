import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import * as Y from "yjs";
import { keepParity } from "./client-id.ts";
import { gateLimits, GateRefusal, vetUpdate } from "./gate.ts";
import { appendEntry } from "./lane-document.ts";
import { applySections, encodeSections } from "./lane-update.ts";
import { forgeries } from "./testing/forgeries.ts";
import { type Ground, honestUpdate } from "./testing/forgeries/forged-update.ts";
import { aConversation, ulidOf } from "./testing/ground.ts";
import { contents, garbage, item, rawUpdate, type Section, skip } from "./testing/raw-update.ts";

describe("[P6] refused, with the document untouched:", () => {
  test.each(Object.entries(forgeries))("%s", (_name, forge) => {
    const { doc, right, ground } = aConversation();
    const before = Y.encodeStateAsUpdate(doc);
    expect(() => vetUpdate(doc, forge(ground), right)).toThrow(GateRefusal);
    expect(Y.encodeStateAsUpdate(doc)).toEqual(before);
    expect([...doc.share.keys()].toSorted()).toEqual(["s", "v"]);
  });
});

test("[D2] what an honest client sends is taken, so the forgeries fail for what is forged in them", () => {
  const { doc, right, ground } = aConversation();
  expect(vetUpdate(doc, honestUpdate(ground), right).entries).toMatchObject([{ by: "vera" }]);
});

test("[D4] fresh entries are ruled on in ULID order, whatever client ids they were written under", () => {
  const { doc, right, ground } = aConversation();
  const write = (client: number, id: string): Section => ({
    client,
    clock: 0,
    structs: [item({ parent: "v", key: id }, contents.any(ground.entry(id)))],
  });
  const update = rawUpdate([write(9001, ulidOf(30)), write(501, ulidOf(20)), write(7, ulidOf(40))]);
  expect(vetUpdate(doc, update, right).entries.map(({ id }) => id)).toEqual(
    [20, 30, 40].map(ulidOf),
  );
});

describe("[D3] the previous entry of the device", () => {
  const linked = (ground: Ground, prev: string) => {
    const id = ulidOf(50);
    const value = { ...ground.entry(id), prev };
    return rawUpdate([
      { client: 7, clock: 0, structs: [item({ parent: "v", key: id }, contents.any(value))] },
    ]);
  };

  test("is in the lane", () => {
    const { doc, right, ground } = aConversation();
    expect(vetUpdate(doc, linked(ground, ground.known), right).entries).toHaveLength(1);
  });

  test("or else both sides sync first", () => {
    const { doc, right, ground } = aConversation();
    expect(() => vetUpdate(doc, linked(ground, ulidOf(49)), right)).toThrow("resync:prev-missing");
  });
});

test("[F2] the same update again brings nothing", () => {
  const { doc, right, ground } = aConversation();
  const update = honestUpdate(ground);
  Y.applyUpdate(doc, update);
  expect(vetUpdate(doc, update, right)).toEqual({ entries: [], sections: [] });
});

test("[D5] a full lane takes nothing more", () => {
  const { doc, right, ground } = aConversation();
  const map = doc.getMap("v");
  doc.transact(() => {
    for (let count = map.size; count < gateLimits.laneEntries; count += 1)
      map.set(ulidOf(10_000 + count), {});
  });
  expect(() => vetUpdate(doc, honestUpdate(ground), right)).toThrow("reject:document-full");
});

test("[D2] whatever bytes an update is changed to, it is refused or adds own entries and nothing else", () => {
  const change = fc.record({
    at: fc.nat(400),
    remove: fc.nat(3),
    insert: fc.uint8Array({ maxLength: 4 }),
  });
  fc.assert(
    fc.property(fc.array(change, { minLength: 1, maxLength: 4 }), (changes) => {
      const { doc, right, ground } = aConversation();
      const update = changes.reduce((bytes, { at, remove, insert }) => {
        const start = at % (bytes.length + 1);
        return Uint8Array.of(...bytes.slice(0, start), ...insert, ...bytes.slice(start + remove));
      }, honestUpdate(ground));
      expectHarmless(doc, update, right);
    }),
    { numRuns: 4000 },
  );
});

test("[D2] whatever well-formed structs are put together, they are refused or add own entries and nothing else", () => {
  const { ground } = aConversation();
  const id = fc
    .tuple(fc.constantFrom(2, 101, 303), fc.nat(2))
    .map(([a, b]): [number, number] => [a, b]);
  const place = fc.record(
    {
      parent: fc.oneof(fc.constantFrom("v", "s", "f", ""), id),
      key: fc.constantFrom(ulidOf(1), ulidOf(60), ulidOf(61), "x"),
      origin: id,
      rightOrigin: id,
    },
    { requiredKeys: ["parent"] },
  );
  const content = fc.oneof(
    fc.constantFrom(60, 61, 1).map((count) => contents.any(ground.entry(ulidOf(count)))),
    fc.constantFrom(contents.any(), contents.any(1, 2), contents.type(1), contents.string("")),
    fc.nat(2).map((length) => contents.deleted(length)),
  );
  const struct = fc.oneof(
    { weight: 6, arbitrary: fc.tuple(place, content).map(([where, what]) => item(where, what)) },
    { weight: 1, arbitrary: fc.nat(2).map(garbage) },
    { weight: 1, arbitrary: fc.nat(2).map(skip) },
  );
  const section = fc.record({
    client: fc.constantFrom(2, 101, 303, 305, 4),
    clock: fc.nat(2),
    structs: fc.array(struct, { maxLength: 3 }),
  });
  const range = fc.tuple(fc.nat(2), fc.nat(2)).map(([a, b]): [number, number] => [a, b]);
  const deleted = fc
    .tuple(fc.constantFrom(2, 101, 303), fc.array(range, { maxLength: 2 }))
    .map(([client, ranges]): [number, [number, number][]] => [client, ranges]);
  fc.assert(
    fc.property(
      fc.array(section, { maxLength: 3 }),
      fc.array(deleted, { maxLength: 2 }),
      (sections, ranges) => {
        const { doc, right } = aConversation();
        expectHarmless(doc, rawUpdate(sections, ranges), right);
      },
    ),
    { numRuns: 6000 },
  );
});

test("[D1] entries of several honest devices give every replica the same, in whatever order they arrive", () => {
  const anyText = fc.string({ minLength: 1, maxLength: 30 });
  const writes = fc.array(fc.tuple(fc.nat(2), anyText), { minLength: 1, maxLength: 20 });
  fc.assert(
    fc.property(writes, fc.infiniteStream(fc.nat()), (written, dice) => {
      const devices = [0, 1, 2].map(() => new Y.Doc());
      const updates: Uint8Array[] = [];
      for (const device of devices) {
        keepParity(device, "odd");
        device.on("update", (update: Uint8Array) => updates.push(update));
      }
      written.forEach(([device, text], index) => {
        const entry = { v: 1 as const, id: ulidOf(index), by: "vera", at: 1, text };
        appendEntry(devices[device] as Y.Doc, "v", { ...entry, kind: "message" });
      });
      const replicas = [0, 1].map(() => {
        const replica = new Y.Doc();
        const order = updates.map((update) => [dice.next().value ?? 0, update] as const);
        for (const [, update] of order.toSorted(([a], [b]) => a - b))
          Y.applyUpdate(replica, update);
        return Y.encodeStateAsUpdate(replica);
      });
      expect(replicas[0]).toEqual(replicas[1]);
    }),
    { numRuns: 100 },
  );
});

/** Either the gate refuses, or applying the update adds exactly the entries it named. */
function expectHarmless(
  doc: Y.Doc,
  update: Uint8Array,
  right: Parameters<typeof vetUpdate>[2],
): void {
  const before = lanesOf(doc);
  const start = Y.encodeStateAsUpdate(doc);
  const fresh = attempt(() => vetUpdate(doc, update, right));
  if (fresh === null) return;
  Y.applyUpdate(doc, update);
  const added = Object.fromEntries(fresh.entries.map((entry) => [entry.id, entry]));
  expect(lanesOf(doc)).toEqual({ ...before, v: { ...before["v"], ...added } });
  const told = new Y.Doc(); // A peer hears the sections' bytes, the server's own document gets them as they are.
  const live = new Y.Doc();
  for (const one of [told, live]) Y.applyUpdate(one, start);
  Y.applyUpdate(told, encodeSections(fresh.sections));
  applySections(live, fresh.sections);
  for (const one of [told, live])
    expect(Y.encodeStateAsUpdate(one)).toEqual(Y.encodeStateAsUpdate(doc));
  expect(doc.store.pendingStructs).toBeNull();
  expect(doc.store.pendingDs).toBeNull();
}

function attempt(vet: () => ReturnType<typeof vetUpdate>): ReturnType<typeof vetUpdate> | null {
  try {
    return vet();
  } catch (error) {
    if (error instanceof GateRefusal) return null;
    throw error;
  }
}

function lanesOf(doc: Y.Doc): Record<string, Record<string, unknown>> {
  return Object.fromEntries([...doc.share.keys()].map((name) => [name, doc.getMap(name).toJSON()]));
}
