import { describe, expect, test } from "vitest";
import type { TeamEntry } from "./intent.ts";
import { predictRow } from "./predict-row.ts";
import { blankSummary, type Row, rowOf } from "./row.ts";
import { blankState } from "./state.ts";

const world = { now: 9000, memberName: (id: string) => (id === "theo" ? "Theo" : null) };
const info = {
  id: "conversation",
  channel: "widget" as const,
  agent: "agent",
  visitor: { id: "vera", name: "Vera", email: null },
  createdAt: 0,
};

function aRow(change: Partial<Row> = {}): Row {
  return { ...rowOf(info, blankState(), blankSummary(), 3, 7), lastQ: 3, ...change };
}

let count = 0;
type Body = TeamEntry extends infer One
  ? One extends TeamEntry
    ? Omit<One, "v" | "id" | "by" | "at" | "prev">
    : never
  : never;
function anEntry(body: Body, by = "tara"): TeamEntry {
  count += 1;
  return { v: 1, id: `entry ${count}`, by, at: 0, ...body } as TeamEntry;
}

const shown = (row: Row, ...bodies: Body[]) =>
  predictRow(
    row,
    bodies.map((body) => anEntry(body)),
    world,
  );

describe("a pending intent shows in the list as it will be ruled", () => {
  test("a reply claims what nobody has and is the last message [C7]", () => {
    const row = aRow({ mode: "waiting", isUnanswered: true, waitingSince: 5, lastBy: "visitor" });
    expect(shown(row, { kind: "reply", text: "On my  way", seen: 3 })).toMatchObject({
      mode: "human",
      owner: "tara",
      preview: "On my way",
      lastBy: "teammate",
      isUnanswered: false,
      waitingSince: null,
    });
  });

  test("a reply to what somebody else has is held, and shows so [C9]", () => {
    const row = aRow({ mode: "human", owner: "theo", preview: "before" });
    expect(shown(row, { kind: "reply", text: "Mine", seen: 3 })).toMatchObject({
      owner: "theo",
      preview: "before",
      heldBy: ["tara"],
    });
  });

  test("a held reply that is discarded is no longer held [C10]", () => {
    const row = aRow({ heldBy: ["tara", "theo"] });
    expect(shown(row, { kind: "discard", of: "entry 0" }).heldBy).toEqual(["theo"]);
  });

  test("assign, tags, snooze, resolve and reopen in turn", () => {
    const row = aRow();
    const later = shown(
      row,
      { kind: "assign", to: "theo", from: null },
      { kind: "add-tag", tag: "billing" },
      { kind: "snooze", until: 10_000 },
    );
    expect(later).toMatchObject({ owner: "theo", tags: ["billing"], snoozedUntil: 10_000 });
    expect(shown(later, { kind: "resolve" }).resolvedBy).toBe("person");
    expect(shown(later, { kind: "resolve" }, { kind: "reopen" })).toMatchObject({
      mode: "waiting",
      resolvedBy: null,
      owner: null,
    });
  });

  test("what will be refused changes nothing [C12]", () => {
    const row = aRow({ mode: "human", owner: "theo" });
    expect(shown(row, { kind: "assign", to: "theo", from: null })).toBe(row);
  });
});
