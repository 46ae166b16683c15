import { describe, expect, test } from "vitest";
import * as Y from "yjs";
import { keepParity } from "../document/client-id.ts";
import { vetUpdate } from "../document/gate.ts";
import type { TeamEntry } from "../domain/intent.ts";
import { makeEntryId } from "./entry-id.ts";
import { rewriteEntries, writeEntry } from "./entry-writer.ts";

const half = () => 0.5;

describe("makeEntryId", () => {
  test("gives a ULID of the device's time", () => {
    expect(makeEntryId(1_469_918_176_385, undefined, half)).toMatch(
      /^01ARYZ6S41[0-9A-HJKMNP-TV-Z]{16}$/,
    );
  });

  test("goes on above what is known when the clock goes back [F8]", () => {
    const known = makeEntryId(2_000_000, undefined, half);
    const next = makeEntryId(1_000_000, known, half);
    expect(next > known).toBe(true);
    expect(next).toHaveLength(26);
  });

  test("carries into the next character at the very end of time", () => {
    const above = "7ZZZZZZZZZ00000000000000ZZ";
    expect(makeEntryId(0, above, half)).toBe("7ZZZZZZZZZ0000000000000100");
  });

  test("takes any clock for some time between 1970 and 10889", () => {
    for (const now of [-5, Number.NaN, 8.64e15, Infinity])
      expect(makeEntryId(now, undefined, half)).toMatch(/^[0-7][0-9A-HJKMNP-TV-Z]{25}$/);
  });
});

const right = { lane: "o", subject: "tara", parity: "even", isEntry: () => true } as const;

function aDoc(): Y.Doc {
  const doc = new Y.Doc();
  keepParity(doc, "even");
  return doc;
}

const clock = { now: () => 5000, random: half };

function write(doc: Y.Doc, unsent: readonly string[], text: string): TeamEntry {
  return writeEntry({ doc, lane: "o", by: "tara", unsent }, { kind: "note", text }, clock);
}

describe("writeEntry", () => {
  test("chains the entries of this device that are not placed yet [D3]", () => {
    const doc = aDoc();
    const first = write(doc, [], "one");
    const second = write(doc, [first.id], "two");
    expect(first.prev).toBeUndefined();
    expect(second).toMatchObject({ v: 1, by: "tara", at: 5000, prev: first.id });
    expect(second.id > first.id).toBe(true);
    expect(write(doc, [], "three").prev).toBeUndefined();
  });

  test("stays above own entries of other devices, not above those of others", () => {
    const doc = aDoc();
    const own = "7ZZZZZZZZZ0000000000000000";
    doc.getMap("o").set(own, { id: own, by: "tara" });
    doc.getMap("o").set("7ZZZZZZZZZ9000000000000000", { id: "x", by: "theo" });
    expect(write(doc, [], "next").id).toBe("7ZZZZZZZZZ0000000000000001");
  });

  test("what it writes passes the gate [D2]", () => {
    const doc = aDoc();
    const first = write(doc, [], "one");
    write(doc, [first.id], "two");
    const { entries } = vetUpdate(aDoc(), Y.encodeStateAsUpdate(doc), right);
    expect(entries.map(({ id }) => id)).toEqual([...doc.getMap("o").keys()]);
  });
});

test("rewriteEntries leaves out what the server has and chains the rest anew [F8]", () => {
  const old = aDoc();
  const first = write(old, [], "one");
  const second = write(old, [first.id], "two");
  const third = write(old, [second.id], "three");
  const fresh = aDoc();
  fresh.getMap("o").set(first.id, first);
  const written = rewriteEntries(fresh, "o", [third, first, second]);
  expect(written.map(({ id, prev }) => [id, prev])).toEqual([
    [second.id, undefined],
    [third.id, second.id],
  ]);
});
