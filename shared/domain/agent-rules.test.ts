import { describe, expect, test } from "vitest";
import { statusOf } from "./state.ts";
import { aLedger, anAnswer, type Ledger, tara, theo } from "./testing/ledger.ts";

function asked(): { ledger: Ledger; trigger: string } {
  const ledger = aLedger();
  return { ledger, trigger: ledger.vera({ kind: "message", text: "Are you open on Sundays?" }) };
}

const messages = ({ lanes }: Ledger) =>
  Object.values(lanes.f).filter(({ kind }) => kind === "message");

describe("[H1] talk to a person", () => {
  test("hands off at once when the agent has it", () => {
    const { ledger } = asked();
    ledger.vera({ kind: "ask-for-person" });
    expect(ledger.state).toMatchObject({ mode: "waiting", handoff: { reason: "requested" } });
  });

  test("is recorded and changes nothing when a person has it", () => {
    const { ledger } = asked();
    ledger.team(theo, { kind: "take-over" });
    const before = ledger.state;
    const id = ledger.vera({ kind: "ask-for-person" });
    expect(ledger.lanes.v[id]).toBeDefined();
    expect(ledger.state).toEqual(before);
  });
});

describe("[H2] a handoff", () => {
  test("waits for a person, names its reason and is told to the visitor", () => {
    const { ledger, trigger } = asked();
    const result = anAnswer({ action: "hand-off", text: "I'll ask the team.", reason: "no-match" });
    ledger.agent({ trigger, seen: 1, result });
    expect(ledger.state).toMatchObject({ mode: "waiting", handoff: { reason: "no-match" } });
    expect(messages(ledger)).toMatchObject([{ text: "I'll ask the team." }]);
    expect(ledger.lanes.f[`ai:${trigger}/status`]).toMatchObject({ to: "waiting" });
  });

  test("shows as waiting although somebody had snoozed it", () => {
    const { ledger } = asked();
    ledger.team(theo, { kind: "snooze", until: ledger.now + 60_000 });
    ledger.vera({ kind: "ask-for-person" });
    expect(statusOf(ledger.state, ledger.now)).toBe("waiting");
  });
});

describe("[H3] after a takeover", () => {
  test("the agent's commit is refused and nothing is published", () => {
    const { ledger, trigger } = asked();
    ledger.team(theo, { kind: "take-over" });
    expect(ledger.agent({ trigger, seen: 1, result: anAnswer() }).refusal).toEqual({
      agent: "human",
    });
    expect(messages(ledger)).toEqual([]);
  });

  test("a thread that a person resolved stays with people when the visitor comes back", () => {
    const { ledger } = asked();
    ledger.team(theo, { kind: "resolve" });
    const trigger = ledger.vera({ kind: "message", text: "One more thing" });
    expect(ledger.agent({ trigger, seen: ledger.head, result: anAnswer() }).refusal).not.toBeNull();
  });
});

describe("[H4] handing back", () => {
  test("gives an unanswered turn to the agent, which may then answer", () => {
    const { ledger, trigger } = asked();
    ledger.team(theo, { kind: "take-over" });
    ledger.team(theo, { kind: "hand-back" });
    expect(ledger.state).toMatchObject({ mode: "agent", owner: null, turn: trigger });
    expect(ledger.agent({ trigger, seen: 1, result: anAnswer() }).refusal).toBeNull();
  });

  test("is for the owner alone", () => {
    const { ledger } = asked();
    ledger.team(theo, { kind: "take-over" });
    const id = ledger.team(tara, { kind: "hand-back" });
    expect(ledger.lanes.x[id]).toMatchObject({ why: "human-has-it" });
  });

  test("of what the agent has already is refused", () => {
    const { ledger } = asked();
    const id = ledger.team(tara, { kind: "hand-back" });
    expect(ledger.lanes.x[id]).toMatchObject({ why: "agent-has-it" });
  });
});

test("[A1] the agent answers a turn once, under the turn's own id", () => {
  const { ledger, trigger } = asked();
  ledger.agent({ trigger, seen: 1, result: anAnswer() });
  expect(ledger.agent({ trigger, seen: 1, result: anAnswer() }).refusal).toEqual({ agent: "turn" });
  expect(Object.keys(ledger.lanes.f)).toEqual([`ai:${trigger}`]);
});

test("[A2] an answer to less than the visitor has written by now is refused as newer", () => {
  const { ledger, trigger } = asked();
  ledger.vera({ kind: "message", text: "And on Mondays?" });
  expect(ledger.agent({ trigger, seen: 1, result: anAnswer() }).refusal).toEqual({
    agent: "newer",
  });
  expect(ledger.agent({ trigger, seen: 2, result: anAnswer() }).refusal).toBeNull();
});

test("[A4] an answer carries its sources; a handoff without a reason is one of low confidence", () => {
  const { ledger, trigger } = asked();
  ledger.agent({ trigger, seen: 1, result: anAnswer() });
  expect(messages(ledger)).toMatchObject([{ sources: [{ path: "hours.md" }] }]);
  const next = ledger.vera({ kind: "message", text: "And my results?" });
  ledger.agent({ trigger: next, seen: ledger.head, result: anAnswer({ action: "hand-off" }) });
  expect(ledger.state.handoff).toMatchObject({ reason: "low-confidence" });
});

describe("[C14] the agent's tags", () => {
  test("named twice are added once", () => {
    const { ledger, trigger } = asked();
    const tags = [0.7, 0.9].map((confidence) => ({ tag: "billing", confidence, isSure: true }));
    ledger.agent({ trigger, seen: 1, result: anAnswer({ tags }) });
    expect(ledger.state.tags).toEqual(["billing"]);
  });

  test("that a person removed stay removed until a person adds them", () => {
    const { ledger, trigger } = asked();
    ledger.team(theo, { kind: "add-tag", tag: "billing" });
    ledger.team(theo, { kind: "remove-tag", tag: "billing" });
    const tags = [{ tag: "billing", confidence: 1, isSure: true }];
    ledger.agent({ trigger, seen: 1, result: anAnswer({ tags }) });
    expect(ledger.state.tags).toEqual([]);
    ledger.team(tara, { kind: "add-tag", tag: "billing" });
    expect(ledger.state.tags).toEqual(["billing"]);
  });
});

describe("[C19] a tag the agent is not sure of", () => {
  const guess = (confidence: number) => [{ tag: "billing", confidence, isSure: false }];

  test("is suggested and set by nobody but a person", () => {
    const { ledger, trigger } = asked();
    ledger.agent({ trigger, seen: 1, result: anAnswer({ tags: guess(0.4) }) });
    expect(ledger.state).toMatchObject({
      tags: [],
      suggestedTags: [{ tag: "billing", confidence: 0.4 }],
    });
    ledger.team(theo, { kind: "add-tag", tag: "billing" });
    expect(ledger.state).toMatchObject({ tags: ["billing"], suggestedTags: [] });
  });

  test("[C14] is neither suggested nor set again once a person has dismissed it", () => {
    const { ledger, trigger } = asked();
    ledger.agent({ trigger, seen: 1, result: anAnswer({ tags: guess(0.4) }) });
    ledger.team(theo, { kind: "remove-tag", tag: "billing" });
    ledger.team(theo, { kind: "hand-back" });
    const next = ledger.vera({ kind: "message", text: "And the bill for May?" });
    const tags = [{ tag: "billing", confidence: 0.99, isSure: true }];
    ledger.agent({ trigger: next, seen: ledger.head, result: anAnswer({ tags }) });
    expect(ledger.state).toMatchObject({ tags: [], suggestedTags: [] });
  });

  test("is suggested with the latest confidence", () => {
    const { ledger, trigger } = asked();
    ledger.agent({ trigger, seen: 1, result: anAnswer({ tags: guess(0.4) }) });
    const next = ledger.vera({ kind: "message", text: "And the bill for May?" });
    ledger.agent({ trigger: next, seen: ledger.head, result: anAnswer({ tags: guess(0.6) }) });
    expect(ledger.state.suggestedTags).toEqual([{ tag: "billing", confidence: 0.6 }]);
  });
});

test("[C5] what the system released waits for people and keeps its turn", () => {
  const { ledger, trigger } = asked();
  ledger.team(theo, { kind: "take-over" });
  ledger.system({ kind: "release-member", member: theo.id });
  expect(ledger.state).toMatchObject({ mode: "waiting", owner: null, turn: trigger });
});
