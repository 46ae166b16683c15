import * as fc from "fast-check";
import { expect, test } from "vitest";
import * as Y from "yjs";
import { encodeLaneUpdate, encodeSections } from "./lane-update.ts";
import { readPlainUpdate } from "./plain-update.ts";
import { contents, item, rawUpdate } from "./testing/raw-update.ts";

const value = fc.dictionary(fc.constantFrom("id", "text", "__proto__", "at"), fc.jsonValue());
const writes = fc.array(fc.record({ lane: fc.string(), key: fc.string(), value }), {
  minLength: 1,
  maxLength: 4,
});

test("[D2] what is read as a plain update is what Yjs reads, whatever its bytes are changed to", () => {
  const change = fc.record({ at: fc.nat(200), insert: fc.uint8Array({ maxLength: 3 }) });
  let plain = 0;
  fc.assert(
    fc.property(
      writes,
      fc.nat(300),
      fc.nat(300),
      fc.array(change, { maxLength: 2 }),
      (entries, client, clock, changes) => {
        const update = changes.reduce(
          (bytes, { at, insert }) => {
            const start = at % (bytes.length + 1);
            return Uint8Array.of(
              ...bytes.slice(0, start),
              ...insert,
              ...bytes.slice(start + insert.length),
            );
          },
          encodeLaneUpdate(client, clock, entries),
        );
        const read = readPlainUpdate(update, 100);
        if (read === null) return;
        plain += 1;
        const { structs, ds } = Y.decodeUpdate(update);
        expect(ds.clients.size).toBe(0);
        expect(
          structs.map((struct) => {
            const { id, origin, rightOrigin, parent, parentSub, content } = struct as Y.Item;
            const { arr } = content as Y.ContentAny;
            return [id.client, id.clock, origin, rightOrigin, parent, parentSub, arr];
          }),
        ).toEqual(
          read.writes.map((write, index) => {
            const place = [read.client, read.clock + index, null, null];
            return [...place, write.lane, write.key, [write.value]];
          }),
        );
        expect(encodeSections([read])).toEqual(update);
      },
    ),
    { numRuns: 3000 },
  );
  expect(plain).toBeGreaterThan(500);
});

test("[D2] anything but one client's plain entries is left to Yjs", () => {
  const entry = item({ parent: "v", key: "a" }, contents.any({ id: "a" }));
  const section = { client: 7, clock: 0, structs: [entry] };
  expect(readPlainUpdate(rawUpdate([section]), 10)).toMatchObject({ client: 7, clock: 0 });
  const others = [
    rawUpdate([]),
    rawUpdate([{ ...section, structs: [] }]),
    rawUpdate([section, { ...section, client: 9 }]),
    rawUpdate([section], [[7, [[0, 1]]]]),
    rawUpdate([{ ...section, structs: [item({ parent: "v" }, contents.any({ id: "a" }))] }]),
    rawUpdate([{ ...section, structs: [item({ parent: [3, 0], key: "a" }, contents.any({}))] }]),
    rawUpdate([{ ...section, structs: [item({ parent: "v", key: "a" }, contents.any(1, 2))] }]),
    rawUpdate([{ ...section, structs: [item({ parent: "v", key: "a" }, contents.type(1))] }]),
    Uint8Array.of(...rawUpdate([section]), 0),
    rawUpdate([section]).slice(0, -3),
  ];
  for (const update of others) expect(readPlainUpdate(update, 10)).toBeNull();
  expect(readPlainUpdate(rawUpdate([{ ...section, structs: [entry, entry] }]), 1)).toBeNull();
});
