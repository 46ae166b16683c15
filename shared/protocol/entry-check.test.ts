import * as fc from "fast-check";
import { expect, test } from "vitest";
import { isTeamEntry, isVisitorEntry } from "./entry-check.ts";
import { teamEntrySchema, visitorEntrySchema } from "./entry-schema.ts";

const ids = fc.constantFrom("01J8ZC4Q9V5T2M7K3XRWAB6N0P", "81J8ZC4Q9V5T2M7K3XRWAB6N0P", "x", "", 1);
const odd = fc.oneof(fc.jsonValue(), fc.constant(undefined), fc.double(), fc.bigInt());
const valid = {
  v: fc.constant(1),
  id: fc.constant("01J8ZC4Q9V5T2M7K3XRWAB6N0P"),
  by: fc.constantFrom("vera", "v".repeat(64)),
  at: fc.constantFrom(0, 1, -1, 8.64e15, -8.64e15),
  kind: fc.constant("message"),
  text: fc.constantFrom("hello", " x ", "x".repeat(8000)),
};
const entries = fc.record(
  {
    v: fc.oneof(valid.v, odd),
    id: fc.oneof(valid.id, ids),
    by: fc.oneof(valid.by, fc.constantFrom("", "v".repeat(65)), odd),
    at: fc.oneof(valid.at, fc.constantFrom(1.5, NaN, Infinity, 8.64e15 + 2, -0, 2 ** 53), odd),
    kind: fc.oneof(valid.kind, fc.constantFrom("note", "reply", "ask-for-person", "toString")),
    text: fc.oneof(valid.text, fc.constantFrom("", " ", "\u00a0\u2003", "x".repeat(8001)), odd),
    prev: fc.oneof(ids, odd),
    more: odd,
  },
  { requiredKeys: [], noNullPrototype: true },
);

test("[P6] whether something is an entry is what the schema says, whatever it is", () => {
  fc.assert(
    fc.property(fc.oneof(entries, fc.tuple(fc.record(valid), entries).map(mixed)), (entry) => {
      expect(isVisitorEntry(entry)).toBe(visitorEntrySchema.safeParse(entry).success);
      expect(isTeamEntry(entry)).toBe(teamEntrySchema.safeParse(entry).success);
    }),
    { numRuns: 4000 },
  );
});

test("[P6] a valid message is an entry", () => {
  fc.assert(fc.property(fc.record(valid), (entry) => isVisitorEntry(entry)));
  expect(isVisitorEntry({})).toBe(false);
});

/** A valid message with at most two fields changed. */
function mixed([entry, other]: [object, object]): object {
  return { ...entry, ...Object.fromEntries(Object.entries(other).slice(0, 2)) };
}
