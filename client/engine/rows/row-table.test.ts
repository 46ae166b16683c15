import { createRoot } from "solid-js";
import { expect, test } from "vitest";
import type { TeamEntry } from "../../../shared/domain/intent.ts";
import { blankSummary, type Row, rowOf } from "../../../shared/domain/row.ts";
import { blankState } from "../../../shared/domain/state.ts";
import { createOutbox } from "../outbox.ts";
import { createRowTable } from "./row-table.ts";

const world = () => ({ now: 1000, memberName: () => "Tara" });

function aRow(id: string, fseq: number, change: Partial<Row> = {}): Row {
  const visitor = { id: "vera", name: "Vera", email: null };
  const info = { id, channel: "widget" as const, agent: "a", visitor, createdAt: 0 };
  return { ...rowOf(info, blankState(), blankSummary(), 1, fseq), ...change };
}

function aTable(names: Record<string, string> = {}) {
  return createRoot(() => {
    const outbox = createOutbox();
    const tagName = (id: string) => names[id] ?? "";
    return { outbox, rows: createRowTable({ me: "tara", outbox, world, tagName }) };
  });
}

const entry = { v: 1, id: "e1", by: "tara", at: 0, kind: "take-over" } as const satisfies TeamEntry;

test("older rows never replace newer ones, and what is gone leaves", () => {
  const { rows } = aTable();
  rows.merge([aRow("a", 5, { preview: "new" }), aRow("b", 6)]);
  expect(rows.merge([aRow("a", 4, { preview: "old" })])).toEqual([]);
  expect(rows.get("a")?.preview).toBe("new");
  rows.merge([aRow("b", 7, { gone: true })]);
  expect(rows.select({ view: "open" }).map(({ id }) => id)).toEqual(["a"]);
});

test("pending intents show until they are settled; other rows keep their identity", () => {
  const { rows, outbox } = aTable();
  rows.merge([aRow("a", 1), aRow("b", 2)]);
  const before = rows.version();
  outbox.add([{ id: "e1", doc: "n:a", entry }]);
  expect(rows.version()).not.toBe(before);
  expect(rows.get("a")?.owner).toBe("tara");
  expect(rows.hasUnsent("a")).toBe(true);
  expect(rows.get("b")).toBe(rows.base().get("b"));
  outbox.settle(["e1"]);
  expect(rows.get("a")).toBe(rows.base().get("a"));
});

test("an entry settled while it was still being read from the device stays settled", () => {
  const { outbox } = aTable();
  outbox.settle(["e1"]);
  outbox.add([{ id: "e1", doc: "n:a", entry }]);
  expect(outbox.count()).toBe(0);
});

test("[C15] cursors only move forward", () => {
  const { rows } = aTable();
  rows.merge([aRow("a", 1, { lastVisitorQ: 5 })]);
  rows.moveCursors({ a: 5 });
  rows.moveCursors({ a: 3 });
  expect(rows.isUnread(rows.get("a")!)).toBe(false);
  rows.merge([aRow("a", 2, { lastVisitorQ: 6 })]);
  expect(rows.isUnread(rows.get("a")!)).toBe(true);
});

test("the text of a row includes its tags by their present names", () => {
  const names: Record<string, string> = { t1: "Billing" };
  const { rows } = aTable(names);
  rows.merge([aRow("a", 1, { tags: ["t1"] })]);
  expect(rows.search("billing vera", () => "")).toHaveLength(1);
  names["t1"] = "Invoices";
  rows.forgetSearched();
  expect(rows.search("billing", () => "")).toHaveLength(0);
  expect(rows.search("invoices parking", () => "where is parking")).toHaveLength(1);
});
