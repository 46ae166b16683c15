import { describe, expect, test } from "vitest";
import {
  countViews,
  type InboxQuery,
  type InboxWorld,
  searchedText,
  selectRows,
} from "./inbox-query.ts";
import type { Row } from "./row.ts";

const NOW = 1_000_000;

function aRow(id: string, change: Partial<Row> = {}): Row {
  return {
    id,
    fseq: 1,
    head: 1,
    channel: "widget",
    agent: "agent-1",
    visitor: { id: `visitor-${id}`, name: null, email: null },
    createdAt: 0,
    mode: "agent",
    owner: null,
    resolvedBy: null,
    snoozedUntil: null,
    tags: [],
    handoff: null,
    waitingSince: null,
    isUnanswered: false,
    lastVisitorQ: 0,
    heldBy: [],
    preview: "",
    lastBy: "visitor",
    lastById: null,
    lastAt: 0,
    lastQ: 0,
    messages: 1,
    ...change,
  };
}

const world: InboxWorld = {
  me: "tara",
  now: NOW,
  isUnread: (row) => row.lastVisitorQ > 0,
  searched: (row) => searchedText(row, (id) => ({ t1: "Billing" })[id] ?? ""),
};

const ids = (rows: Row[], query: InboxQuery) => selectRows(rows, query, world).map(({ id }) => id);

describe("views", () => {
  const rows = [
    aRow("agent"),
    aRow("waiting", { mode: "waiting", waitingSince: 20 }),
    aRow("longest", { mode: "waiting", waitingSince: 10 }),
    aRow("mine", { mode: "human", owner: "tara", lastAt: 5 }),
    aRow("theirs", { mode: "human", owner: "theo", waitingSince: 30, lastAt: 9 }),
    aRow("snoozed", { mode: "human", owner: "tara", snoozedUntil: NOW + 1, waitingSince: 5 }),
    aRow("woken", { mode: "human", owner: "theo", snoozedUntil: NOW, lastAt: 7 }),
    aRow("resolved", { mode: "human", owner: "tara", resolvedBy: "person", waitingSince: null }),
    aRow("held", { mode: "human", owner: "theo", heldBy: ["tara"], lastAt: 1 }),
  ];

  test("needs attention is what waits for a person, longest first, and own held replies [C10]", () => {
    expect(ids(rows, { view: "needs-attention" })).toEqual([
      "longest",
      "waiting",
      "theirs",
      "held",
    ]);
  });

  test("mine is what I own and what holds a reply of mine", () => {
    expect(ids(rows, { view: "mine" })).toEqual(["mine", "held"]);
  });

  test("unassigned, agent, snoozed and resolved follow the state people see [C4]", () => {
    expect(ids(rows, { view: "unassigned" })).toEqual(["longest", "waiting"]);
    expect(ids(rows, { view: "agent" })).toEqual(["agent"]);
    expect(ids(rows, { view: "snoozed" })).toEqual(["snoozed"]);
    expect(ids(rows, { view: "resolved" })).toEqual(["resolved"]);
  });

  test("open leaves out snoozed and resolved, and takes what woke by itself", () => {
    expect(ids(rows, { view: "open" })).toEqual([
      "theirs",
      "woken",
      "mine",
      "held",
      "waiting",
      "longest",
      "agent",
    ]);
  });

  test("counts agree with the views and count unread", () => {
    const counts = countViews([...rows, aRow("new", { lastVisitorQ: 3 })], world);
    expect(counts.open).toEqual({ all: 8, unread: 1 });
    expect(counts.agent).toEqual({ all: 2, unread: 1 });
    for (const view of ["mine", "snoozed", "needs-attention"] as const)
      expect(counts[view].all).toBe(ids(rows, { view }).length);
  });
});

describe("filters", () => {
  const rows = [
    aRow("a", { tags: ["t1", "t2"], channel: "api", lastAt: 10, mode: "human", owner: "theo" }),
    aRow("b", { tags: ["t1"], lastAt: 20, lastVisitorQ: 2, handoff: "requested" }),
    aRow("c", { lastAt: 30, agent: "agent-2" }),
  ];
  const filtered = (filter: InboxQuery["filter"] & object) => ids(rows, { view: "open", filter });

  test("all that is given must hold; empty lists don't narrow", () => {
    expect(filtered({})).toEqual(["c", "b", "a"]);
    expect(filtered({ tags: [], owners: [] })).toEqual(["c", "b", "a"]);
    expect(filtered({ tags: ["t1"] })).toEqual(["b", "a"]);
    expect(filtered({ tags: ["t1", "t2"] })).toEqual(["a"]);
    expect(filtered({ owners: [null] })).toEqual(["c", "b"]);
    expect(filtered({ owners: ["theo"], channels: ["api"] })).toEqual(["a"]);
    expect(filtered({ status: ["agent"], isUnread: true })).toEqual(["b"]);
    expect(filtered({ agents: ["agent-2"] })).toEqual(["c"]);
    expect(filtered({ handoffs: ["requested"] })).toEqual(["b"]);
    expect(filtered({ since: 20, until: 30 })).toEqual(["b"]);
  });
});

describe("text", () => {
  const rows = [
    aRow("a", { visitor: { id: "v", name: "Vera Novák", email: "vera@example.org" } }),
    aRow("b", { preview: "Where is my Invoice?", tags: ["t1"] }),
  ];

  test("every word must occur, in any case, in name, address, preview or tags", () => {
    const found = (text: string) => ids(rows, { view: "open", text });
    expect(found("novák VERA")).toEqual(["a"]);
    expect(found("invoice billing")).toEqual(["b"]);
    expect(found("invoice vera")).toEqual([]);
    expect(found("  ")).toEqual(["b", "a"]);
  });
});

test("a query over 10,000 rows takes well under a frame", () => {
  const modes = ["agent", "waiting", "human"] as const;
  const rows = Array.from({ length: 10_000 }, (_, index) =>
    aRow(String(index).padStart(6, "0"), {
      mode: modes[index % 3] ?? "agent",
      lastAt: (index * 7919) % 10_007,
      preview: `message number ${index} about an appointment`,
    }),
  );
  const kept = new Map(rows.map((row) => [row, searchedText(row, () => "")]));
  const fast = { ...world, searched: (row: Row) => kept.get(row) ?? "" };
  const times = Array.from({ length: 9 }, () => {
    const start = performance.now();
    selectRows(rows, { view: "open", text: "appointment 77" }, fast);
    selectRows(rows, { view: "open" }, fast);
    return (performance.now() - start) / 2;
  });
  expect(Math.min(...times)).toBeLessThan(16);
});
