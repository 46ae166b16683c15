import { expect, test } from "vitest";
import type { ThreadItem } from "../../shared/domain/conversation.ts";
import { type MessageRow, type RowsInput, rowsOf } from "./thread-rows.ts";

const NOON = new Date(2026, 10, 21, 12).getTime();
const MINUTE = 60_000;

interface Said {
  id: string;
  by?: "visitor" | "agent" | "teammate";
  q?: number | null;
  at?: number;
  ms?: number;
}

function said({ id, by = "visitor", q = 1, at = NOON, ms = at }: Said): ThreadItem {
  return {
    type: "message",
    id,
    by: { type: by, id: by, ...(by === "teammate" ? { name: "Theo" } : {}) },
    text: id,
    sources: [],
    at,
    place: q === null ? null : { q, i: 0, ms },
    delivery: { is: q === null ? "pending" : "sent" },
  };
}

const rows = (input: Partial<RowsInput>) =>
  rowsOf({
    items: [],
    early: [],
    refused: [],
    readByTeam: 0,
    agentName: "Harbor",
    clockOffset: 0,
    now: NOON,
    ...input,
  });
const messages = (input: Partial<RowsInput>) =>
  rows(input).filter((row): row is MessageRow => row.type === "message");

test("a message is pending, then sent, then seen when the team has read that far", () => {
  const items = [said({ id: "a", q: 1 }), said({ id: "b", q: 2 }), said({ id: "c", q: null })];
  expect(messages({ items, readByTeam: 1 }).map(({ progress }) => progress)).toEqual([
    "seen",
    "sent",
    "pending",
  ]);
});

test("what was answered has been seen", () => {
  const items = [said({ id: "a", q: 1 }), said({ id: "b", by: "teammate", q: 2 })];
  expect(messages({ items }).map(({ progress }) => progress)).toEqual(["seen", null]);
});

test("[C2] a message that came more than two minutes after it was written says both times", () => {
  const late = said({ id: "a", at: NOON, ms: NOON + 5 * MINUTE });
  const prompt = said({ id: "b", at: NOON, ms: NOON + MINUTE });
  expect(messages({ items: [late, prompt] }).map(({ writtenAt }) => writtenAt)).toEqual([
    NOON,
    null,
  ]);
});

test("a device whose clock is behind does not make its messages late", () => {
  const items = [said({ id: "a", at: NOON - 10 * MINUTE, ms: NOON })];
  expect(messages({ items, clockOffset: 10 * MINUTE })[0]?.writtenAt).toBeNull();
});

test("what is not in the document yet is shown as pending, once", () => {
  const early = [
    { id: "a", conversation: "c", at: NOON, body: { kind: "message" as const, text: "a" } },
    { id: "b", conversation: "c", at: NOON, body: { kind: "message" as const, text: "b" } },
  ];
  const shown = messages({ items: [said({ id: "a", q: null })], early });
  expect(shown.map(({ id, progress }) => [id, progress])).toEqual([
    ["a", "pending"],
    ["b", "pending"],
  ]);
});

test("what was refused stays, at the end, with its text", () => {
  const refused = [
    { id: "x", conversation: "c", at: NOON, body: { kind: "message" as const, text: "kept" } },
  ];
  expect(messages({ refused })[0]).toMatchObject({ progress: "refused", text: "kept" });
});

test("several messages of one author are one run, broken by another author or by time", () => {
  const items = [
    said({ id: "a", q: 1 }),
    said({ id: "b", q: 2 }),
    said({ id: "c", q: 3, at: NOON + 20 * MINUTE }),
    said({ id: "d", by: "agent", q: 4, at: NOON + 20 * MINUTE }),
  ];
  expect(messages({ items }).map(({ isFirst, isLast }) => [isFirst, isLast])).toEqual([
    [true, false],
    [false, true],
    [true, true],
    [true, true],
  ]);
});

test("a conversation that began on another day says which", () => {
  const day = 24 * 60 * MINUTE;
  const items = [said({ id: "a", at: NOON - day }), said({ id: "b", q: 2, at: NOON })];
  expect(rows({ items }).map(({ type }) => type)).toEqual(["day", "message", "day", "message"]);
  expect(rows({ items: [said({ id: "b" })] }).map(({ type }) => type)).toEqual(["message"]);
});

test("[C17] an entry of a kind nobody knows yet is a line, not an error", () => {
  const items: ThreadItem[] = [{ type: "unknown", id: "a", place: null, at: NOON }];
  expect(rows({ items })).toEqual([{ type: "line", id: "a", line: { says: "unknown" } }]);
});
