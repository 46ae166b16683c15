import { expect, test } from "vitest";
import * as Y from "yjs";
import { gateLimits, vetUpdate } from "./gate.ts";
import { splitUpdate } from "./split-update.ts";

const key = (index: number) => `01ARZ3NDEKTSV4RRFFQ69G${String(index).padStart(4, "0")}`;

function write(doc: Y.Doc, index: number, text: string): void {
  const prev = index === 0 ? {} : { prev: key(index - 1) };
  doc.getMap("v").set(key(index), { id: key(index), by: "vera", text, ...prev });
}

test("[D5] what was written in a long spell offline goes out in pieces that the gate takes one by one", () => {
  const device = new Y.Doc();
  device.clientID = 7;
  for (let index = 0; index < 150; index += 1) write(device, index, "x".repeat(1000));
  device.clientID = 5;
  for (let index = 150; index < 300; index += 1) write(device, index, "é".repeat(900));
  const pieces = splitUpdate(Y.encodeStateAsUpdate(device));
  expect(pieces.length).toBeGreaterThan(4);

  const server = new Y.Doc();
  const right = { lane: "v", subject: "vera", parity: "odd", isEntry: () => true } as const;
  for (const piece of pieces) {
    expect(piece.byteLength).toBeLessThan(gateLimits.updateBytes);
    vetUpdate(server, piece, right);
    Y.applyUpdate(server, piece);
  }
  expect(server.getMap("v").toJSON()).toEqual(device.getMap("v").toJSON());
  expect(Y.encodeStateVector(server)).toEqual(Y.encodeStateVector(device));
});

test("a small update, and one that is not of lane entries, are left as they are", () => {
  const doc = new Y.Doc();
  write(doc, 0, "short");
  const small = Y.encodeStateAsUpdate(doc);
  expect(splitUpdate(small)).toEqual([small]);
  const draft = new Y.Doc();
  draft.getText("text").insert(0, "y".repeat(100_000));
  const large = Y.encodeStateAsUpdate(draft);
  expect(splitUpdate(large)).toEqual([large]);
});
