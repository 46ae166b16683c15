import { expect, test } from "vitest";
import type { ThreadItem } from "../domain/conversation.ts";
import { isSame, keepIdentity } from "./stable-items.ts";

function aMessage(id: string, is: "pending" | "sent"): ThreadItem {
  const place = is === "sent" ? { q: 1, i: 0, ms: 5 } : null;
  const by = { type: "visitor" as const, id: "vera" };
  return { id, place, at: 1, type: "message", by, text: id, sources: [], delivery: { is } };
}

test("only what changed is another object", () => {
  const before = [aMessage("a", "sent"), aMessage("b", "pending")];
  const after = keepIdentity(before, [
    aMessage("a", "sent"),
    aMessage("b", "sent"),
    aMessage("c", "sent"),
  ]);
  expect(after[0]).toBe(before[0]);
  expect(after[1]).not.toBe(before[1]);
  expect(after.map(({ id }) => id)).toEqual(["a", "b", "c"]);
});

test("sameness looks at everything inside", () => {
  expect(isSame({ a: [1, { b: null }] }, { a: [1, { b: null }] })).toBe(true);
  expect(isSame({ a: [1, { b: null }] }, { a: [1, { b: 0 }] })).toBe(false);
  expect(isSame({ a: 1 }, { a: 1, b: undefined })).toBe(false);
  expect(isSame({ a: undefined }, { b: undefined })).toBe(false);
  expect(isSame(null, {})).toBe(false);
});
