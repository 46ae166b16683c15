import { describe, expect, test } from "vitest";
import { type Conversation, readConversation } from "./conversation.ts";
import { emptyLanes } from "./lanes.ts";
import { statusOf } from "./state.ts";
import { aLedger, type Ledger, tara, theo } from "./testing/ledger.ts";

const read = (ledger: Ledger): Conversation => readConversation(ledger.lanes, ledger.world);
const status = (ledger: Ledger) => statusOf(ledger.state, ledger.now);
const visitorsView = ({ lanes: { v, s, f }, world }: Ledger) =>
  readConversation({ ...emptyLanes(), v, s, f }, world);

test("[C2] the server's sequence orders a conversation, whatever the devices' clocks say", () => {
  const ledger = aLedger();
  const first = ledger.vera({ kind: "message", text: "from a phone set to 2031" });
  Object.assign(ledger.lanes.v[first] ?? {}, { at: 1_900_000_000_000 });
  const second = ledger.vera({ kind: "message", text: "later" });
  expect(read(ledger).items.map(({ id }) => id)).toEqual([first, second]);
});

test("[C3] a message on its way comes after everything that has a place", () => {
  const ledger = aLedger();
  const early = ledger.vera({ kind: "message", text: "written first, still on its way" });
  const late = ledger.vera({ kind: "message", text: "written second, arrived" });
  const s = { [late]: ledger.lanes.s[late] ?? [0, 0] };
  const { items } = readConversation({ ...ledger.lanes, s } as typeof ledger.lanes, ledger.world);
  expect(items).toMatchObject([
    { id: late, delivery: { is: "sent" } },
    { id: early, delivery: { is: "pending" } },
  ]);
});

test("[C4] a conversation goes from the agent to waiting, to a person, to snoozed, to resolved", () => {
  const ledger = aLedger();
  ledger.vera({ kind: "message", text: "Hello?" });
  expect(status(ledger)).toBe("agent");
  ledger.vera({ kind: "ask-for-person" });
  expect(status(ledger)).toBe("waiting");
  ledger.team(theo, { kind: "take-over" });
  expect(status(ledger)).toBe("human");
  ledger.team(theo, { kind: "snooze", until: ledger.now + 60_000 });
  expect(status(ledger)).toBe("snoozed");
  ledger.now += 60_001;
  expect(status(ledger)).toBe("human");
  ledger.team(theo, { kind: "resolve" });
  expect(status(ledger)).toBe("resolved");
});

describe("[C5] a visitor's message", () => {
  test("ends a snooze", () => {
    const ledger = aLedger();
    ledger.team(theo, { kind: "take-over" });
    ledger.team(theo, { kind: "snooze", until: ledger.now + 60_000 });
    ledger.vera({ kind: "message", text: "One more thing" });
    expect(status(ledger)).toBe("human");
  });

  test("reopens what a person resolved, for people", () => {
    const ledger = aLedger();
    ledger.vera({ kind: "message", text: "Hello?" });
    ledger.team(theo, { kind: "resolve" });
    ledger.vera({ kind: "message", text: "One more thing" });
    expect(status(ledger)).toBe("waiting");
    expect(ledger.state.owner).toBeNull();
  });
});

test("[C6] the turn is the first unanswered message and stays it while more come", () => {
  const ledger = aLedger();
  const first = ledger.vera({ kind: "message", text: "Hello?" });
  ledger.vera({ kind: "message", text: "Anybody?" });
  expect(ledger.state.turn).toBe(first);
  ledger.team(theo, { kind: "reply", text: "Yes!", seen: ledger.head });
  expect(ledger.state.turn).toBeNull();
});

describe("[C7] the first claim in the log wins", () => {
  test("a reply takes what nobody has", () => {
    const ledger = aLedger();
    ledger.vera({ kind: "message", text: "Hello?" });
    ledger.team(theo, { kind: "reply", text: "Theo here", seen: 1 });
    expect(ledger.state).toMatchObject({ mode: "human", owner: theo.id });
  });

  test("a second takeover is refused and changes nothing", () => {
    const ledger = aLedger();
    ledger.team(theo, { kind: "take-over" });
    const id = ledger.team(tara, { kind: "take-over" });
    expect(ledger.lanes.x[id]).toMatchObject({ kind: "refused", why: "human-has-it" });
    expect(ledger.state.owner).toBe(theo.id);
  });

  test("taking over twice is said once", () => {
    const ledger = aLedger();
    ledger.team(theo, { kind: "take-over" });
    ledger.team(theo, { kind: "take-over" });
    const joined = Object.values(ledger.lanes.f).filter(({ kind }) => kind === "joined");
    expect(joined).toHaveLength(1);
  });
});

describe("[C8] a reply written before somebody else spoke", () => {
  test("is held and never reaches the visitor", () => {
    const ledger = aLedger();
    ledger.vera({ kind: "message", text: "Hello?" });
    ledger.team(theo, { kind: "reply", text: "from Theo", seen: 1 });
    const id = ledger.team(tara, { kind: "reply", text: "from Tara", seen: 1, anyway: true });
    expect(ledger.lanes.x[id]).toMatchObject({ kind: "held", why: "written-before" });
    expect(JSON.stringify(visitorsView(ledger))).not.toContain("from Tara");
    expect(ledger.state.held).toEqual({ [id]: tara.id });
  });

  test("is no such reply when only its author or the visitor spoke", () => {
    const ledger = aLedger();
    ledger.team(theo, { kind: "reply", text: "one", seen: 0 });
    ledger.vera({ kind: "message", text: "thanks" });
    const id = ledger.team(theo, { kind: "reply", text: "two", seen: 0 });
    expect(ledger.lanes.x[id]).toMatchObject({ kind: "published" });
  });
});

test("[C9] somebody else's conversation holds a reply unless it says anyway", () => {
  const ledger = aLedger();
  ledger.team(theo, { kind: "take-over" });
  const held = ledger.team(tara, { kind: "reply", text: "Tara here", seen: ledger.head });
  expect(ledger.lanes.x[held]).toMatchObject({ kind: "held", why: "human-has-it" });
  const sent = ledger.team(tara, {
    kind: "reply",
    text: "Tara here",
    seen: ledger.head,
    anyway: true,
    of: held,
  });
  expect(ledger.lanes.x[sent]).toMatchObject({ kind: "published" });
  expect(ledger.state.owner).toBe(theo.id);
});

describe("[C10] a held reply", () => {
  const held = () => {
    const ledger = aLedger();
    ledger.team(theo, { kind: "take-over" });
    return { ledger, id: ledger.team(tara, { kind: "reply", text: "Tara here", seen: 1 }) };
  };

  test("is discarded by its author and nobody else", () => {
    const { ledger, id } = held();
    const others = ledger.team(theo, { kind: "discard", of: id });
    expect(ledger.lanes.x[others]).toMatchObject({ kind: "refused", why: "unknown-reply" });
    ledger.team(tara, { kind: "discard", of: id });
    expect(ledger.state.held).toEqual({});
    expect(read(ledger).items.find((item) => item.id === id)).toMatchObject({
      delivery: { is: "discarded" },
    });
  });

  test("is replaced when it is sent again and held again", () => {
    const { ledger, id } = held();
    const next = ledger.team(tara, { kind: "reply", text: "again", seen: 1, of: id });
    expect(ledger.state.held).toEqual({ [next]: tara.id });
  });
});

test("[C11] a held reply to a conversation nobody has still claims it, so that the agent is quiet", () => {
  const ledger = aLedger();
  ledger.vera({ kind: "message", text: "Hello?" });
  ledger.team(theo, { kind: "reply", text: "hi", seen: 1 });
  ledger.team(theo, { kind: "hand-back" });
  const id = ledger.team(tara, { kind: "reply", text: "written before", seen: 1 });
  expect(ledger.lanes.x[id]).toMatchObject({ kind: "held", why: "written-before" });
  expect(ledger.state).toMatchObject({ mode: "human", owner: tara.id });
});

test("[C12] assigning from somebody who no longer has it is refused", () => {
  const ledger = aLedger();
  ledger.team(theo, { kind: "take-over" });
  const late = ledger.team(tara, { kind: "assign", to: tara.id, from: null });
  expect(ledger.lanes.x[late]).toMatchObject({ kind: "refused", why: "changed" });
  const unknown = ledger.team(tara, { kind: "assign", to: "nobody", from: theo.id });
  expect(ledger.lanes.x[unknown]).toMatchObject({ kind: "refused", why: "unknown-member" });
  ledger.team(tara, { kind: "assign", to: tara.id, from: theo.id });
  expect(ledger.state.owner).toBe(tara.id);
  ledger.team(tara, { kind: "assign", to: null, from: tara.id });
  expect(ledger.state).toMatchObject({ mode: "waiting", owner: null });
});

test("[C13] resolving keeps the owner on record; reopening waits with nobody; a reply takes it", () => {
  const ledger = aLedger();
  ledger.team(theo, { kind: "take-over" });
  ledger.team(theo, { kind: "resolve" });
  expect(ledger.state.owner).toBe(theo.id);
  expect(ledger.lanes.x[ledger.team(tara, { kind: "resolve" })]).toMatchObject({
    why: "already-resolved",
  });
  ledger.team(tara, { kind: "reopen" });
  expect(ledger.state).toMatchObject({ mode: "waiting", owner: null, resolvedBy: null });
  ledger.team(tara, { kind: "resolve" });
  ledger.team(tara, { kind: "reply", text: "one more thing", seen: ledger.head });
  expect(ledger.state).toMatchObject({ mode: "human", owner: tara.id, resolvedBy: null });
});

test("[C15] what a reader has seen is the highest public place, not the notes", () => {
  const ledger = aLedger();
  ledger.vera({ kind: "message", text: "Hello?" });
  ledger.team(theo, { kind: "note", text: "call her" });
  expect(read(ledger).seen).toBe(1);
});

test("[C16] a kind that nobody knows is refused with its outcome", () => {
  const ledger = aLedger();
  const id = ledger.team(theo, { kind: "fly" } as never);
  expect(ledger.lanes.x[id]).toMatchObject({ kind: "refused", why: "unknown-kind" });
});

test("[P1] notes, outcomes and what the agent looked at are nothing a visitor's lanes hold", () => {
  const ledger = aLedger();
  ledger.vera({ kind: "message", text: "Hello?" });
  ledger.team(theo, { kind: "note", text: "a difficult one" });
  expect(JSON.stringify(visitorsView(ledger).items)).not.toContain("difficult");
  expect(visitorsView(ledger).items).toHaveLength(1);
});
