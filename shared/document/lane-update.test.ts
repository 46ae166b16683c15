import * as fc from "fast-check";
import { expect, test } from "vitest";
import * as Y from "yjs";
import { hasParity, keepParity, SERVER_CLIENT_ID } from "./client-id.ts";
import { parseDocumentName } from "./document-name.ts";
import { encodeSections, serverSection } from "./lane-update.ts";

test("[W2] an update built without the document is, byte for byte, what Yjs would have written", () => {
  const write = fc.record({
    lane: fc.constantFrom("f", "s", "x"),
    value: fc.record(
      {
        text: fc.string({ unit: "grapheme" }),
        q: fc.nat(),
        list: fc.array(fc.integer()),
        more: fc.option(fc.double({ noNaN: true })),
      },
      { noNullPrototype: true },
    ),
  });
  fc.assert(
    fc.property(fc.array(write, { minLength: 1, maxLength: 8 }), fc.nat(5), (writes, earlier) => {
      const doc = new Y.Doc();
      doc.clientID = SERVER_CLIENT_ID;
      for (let count = 0; count < earlier; count += 1) doc.getMap("s").set(`earlier-${count}`, {});
      const keyed = writes.map((one, index) => ({ ...one, key: `key-${index}` }));
      const updates: Uint8Array[] = [];
      doc.on("update", (update: Uint8Array) => updates.push(update));
      doc.transact(() => keyed.forEach(({ lane, key, value }) => doc.getMap(lane).set(key, value)));
      expect(encodeSections([serverSection(earlier, keyed)])).toEqual(updates[0]);
    }),
  );
});

test("[P5] a side keeps its parity when Yjs rolls a new client id, and nobody gets the server's", () => {
  for (const parity of ["odd", "even"] as const) {
    for (const start of [1, 2, 3, 4, 0, 2 ** 32 - 1, 2 ** 32 - 2]) {
      const doc = new Y.Doc();
      doc.clientID = start;
      keepParity(doc, parity);
      expect(hasParity(doc.clientID, parity)).toBe(true);
      const other = new Y.Doc();
      other.clientID = doc.clientID;
      other.getMap("v").set("x", 1);
      Y.applyUpdate(doc, Y.encodeStateAsUpdate(other));
      doc.getMap("v").set("y", 1);
      expect(hasParity(doc.clientID, parity)).toBe(true);
    }
  }
});

test.each([
  "",
  " ",
  "c:",
  "c:01HZZZZZZZ000000000000000",
  "c:01HZZZZZZZ00000000000000000",
  "c:01hzzzzzzz0000000000000000",
  "C:01HZZZZZZZ0000000000000000",
  " c:01HZZZZZZZ0000000000000000",
  "c:01HZZZZZZZ0000000000000000 ",
  "c:01HZZZZZZZ0000000000000000\n",
  "c:01HZZZZZZZ0000000000000000\0",
  "c:01HZZZZZZZ0000000000000000~2",
  "c:01HZZZZZZZ0000000000000000/x",
  "x:01HZZZZZZZ0000000000000000",
  "c:__proto__",
  "__proto__",
  "constructor",
  "w:",
  "w:../..",
  "w:a b",
  `w:${"a".repeat(65)}`,
  `c:${"0".repeat(65_536)}`,
])("[P2] %j names no document", (name) => {
  expect(parseDocumentName(name)).toBeNull();
});
