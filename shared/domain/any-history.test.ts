import * as fc from "fast-check";
import { expect, test } from "vitest";
import { readConversation } from "./conversation.ts";
import { currentOwner, decide } from "./decide.ts";
import type { Author } from "./fact.ts";
import type { Intent } from "./intent.ts";
import { type Lanes, recordedOf } from "./lanes.ts";
import { blankState, evolve } from "./state.ts";
import { histories } from "./testing/histories.ts";
import { readVisitorConversation } from "./visitor-conversation.ts";
import { harbor, tara, theo, vera } from "./testing/ledger.ts";

const runs = { numRuns: 400 };

test("[C1] the order in which entries reach a replica changes nothing of what it shows", () => {
  fc.assert(
    fc.property(histories, fc.infiniteStream(fc.nat()), (ledger, dice) => {
      const shuffled = shuffle(ledger.lanes, dice);
      expect(readConversation(shuffled, ledger.world)).toEqual(
        readConversation(ledger.lanes, ledger.world),
      );
    }),
    runs,
  );
});

test("[C1] the widget's smaller reading shows a visitor what the whole one would, pending entries too", () => {
  fc.assert(
    fc.property(histories, fc.nat(), ({ lanes, world }, cut) => {
      const placed = Object.entries(lanes.s).filter((_, index) => index < cut);
      const visitors = { ...lanes, s: Object.fromEntries(placed), o: {}, x: {}, e: {} };
      expect(readVisitorConversation(visitors, world.now)).toEqual(
        readConversation(visitors, world),
      );
    }),
    runs,
  );
});

test("[D6] folding the lanes gives the state that the log gave, at any time later", () => {
  fc.assert(
    fc.property(histories, (ledger) => {
      expect(recordedOf(ledger.lanes).reduce(evolve, blankState())).toEqual(ledger.state);
      const stored = JSON.parse(JSON.stringify(ledger.lanes)) as Lanes;
      expect(recordedOf(stored).reduce(evolve, blankState())).toEqual(ledger.state);
    }),
    runs,
  );
});

test("[C16] whatever is decided on, in whatever state, nothing is thrown", () => {
  const kinds = [
    "message",
    "reply",
    "assign",
    "snooze",
    "discard",
    "agent-commit",
    "fly",
    "toString",
  ];
  const intents = fc.record({
    kind: fc.constantFrom(...kinds),
    id: fc.string(),
    by: fc.string(),
    of: fc.option(fc.string(), { nil: undefined }),
    seen: fc.oneof(fc.integer(), fc.double()),
    text: fc.string(),
    to: fc.option(fc.string(), { nil: null }),
    from: fc.option(fc.string(), { nil: null }),
    until: fc.double(),
    trigger: fc.string(),
    result: fc.anything(),
  });
  fc.assert(
    fc.property(histories, intents, fc.constantFrom(vera, theo, tara), (ledger, intent, actor) => {
      const decide_ = () => decide(ledger.state, intent as unknown as Intent, actor, ledger.world);
      expect(decide_).not.toThrow();
      const decided = decide_();
      if (decided.ok) fold(ledger.state, decided.value);
    }),
    runs,
  );
});

test("[C16] every fact that is decided can be folded, is plain JSON and has an id of its own", () => {
  fc.assert(
    fc.property(histories, ({ steps, lanes }) => {
      for (const { facts } of steps) {
        const keys = facts.map(({ lane, fact }) => `${lane}/${fact.id}`);
        expect(new Set(keys).size).toBe(keys.length);
      }
      expect(JSON.parse(JSON.stringify(lanes))).toEqual(lanes);
    }),
    runs,
  );
});

test("[C18] every intent of the team has exactly one outcome under its own id", () => {
  fc.assert(
    fc.property(histories, ({ lanes, steps }) => {
      for (const id of Object.keys(lanes.o)) expect(lanes.x[id]).toMatchObject({ id });
      for (const { facts, intent } of steps)
        expect(
          facts.filter(({ lane, fact }) => lane === "x" && fact.id === idOf(intent)).length,
        ).toBe(idOf(intent) in lanes.o ? 1 : 0);
    }),
    runs,
  );
});

test("[C18] deciding is a look: the same question twice has the same answer and changes nothing", () => {
  fc.assert(
    fc.property(histories, (ledger) => {
      for (const { intent, before } of ledger.steps) {
        const frozen = deepFreeze(structuredClone(before));
        const actor = actorOf(intent);
        expect(decide(frozen, intent, actor, ledger.world)).toEqual(
          decide(before, intent, actor, ledger.world),
        );
      }
    }),
    { numRuns: 100 },
  );
});

test("[C7] nobody loses a conversation but by assign, hand back, resolve, reopen or leaving the team", () => {
  const mayTake = ["assign", "hand-back", "resolve", "release-member"];
  fc.assert(
    fc.property(histories, ({ steps }) => {
      for (const { intent, before, after } of steps) {
        const owner = currentOwner(before);
        if (owner !== null && currentOwner(after) !== owner) expect(mayTake).toContain(intent.kind);
      }
    }),
    runs,
  );
});

test("[C8] no reply is published past something public its author had not seen", () => {
  fc.assert(
    fc.property(histories, ({ steps, log }) => {
      for (const { intent, facts } of steps) {
        if (intent.kind !== "reply") continue;
        const isPublished = facts.some(({ lane, fact }) => lane === "f" && fact.kind === "message");
        const missed = log.some(
          (one) =>
            one.lane === "f" &&
            (one.fact.kind === "message" || one.fact.kind === "joined") &&
            one.fact.by.id !== intent.by &&
            one.place.q > intent.seen &&
            one.place.q < (log.find(({ fact }) => fact.id === intent.id)?.place.q ?? 0),
        );
        if (missed) expect(isPublished).toBe(false);
      }
    }),
    runs,
  );
});

test("[H3] the agent says something only while the conversation is the agent's", () => {
  fc.assert(
    fc.property(histories, ({ steps }) => {
      for (const { before, facts } of steps) {
        const isAgents = facts.some(
          ({ lane, fact }) =>
            lane === "f" && fact.kind === "message" && fact.by.type === harbor.type,
        );
        if (isAgents) expect(before).toMatchObject({ mode: "agent", resolvedBy: null });
      }
    }),
    runs,
  );
});

test("[A1] a turn has at most one message of the agent's", () => {
  fc.assert(
    fc.property(histories, ({ lanes }) => {
      const answers = Object.values(lanes.f).filter(
        (fact) => fact.kind === "message" && fact.by.type === "agent",
      );
      for (const { id } of answers) expect(lanes.v[id.slice("ai:".length)]).toBeDefined();
    }),
    runs,
  );
});

test("[C14] the agent never adds a tag that a person removed", () => {
  fc.assert(
    fc.property(histories, ({ steps }) => {
      for (const { before, facts } of steps)
        for (const { lane, fact } of facts)
          if (lane === "e" && fact.kind === "agent-tagged")
            expect(before.removedTags).not.toContain(fact.tag);
    }),
    runs,
  );
});

test("[C3] what is pending comes after everything that has a place, in the order it was written", () => {
  fc.assert(
    fc.property(histories, fc.nat(10), (ledger, unsent) => {
      const ids = Object.keys(ledger.lanes.v).slice(-unsent - 1);
      const s = Object.fromEntries(
        Object.entries(ledger.lanes.s).filter(([id]) => !ids.includes(id)),
      );
      const { items } = readConversation({ ...ledger.lanes, s }, ledger.world);
      const firstPending = items.findIndex(({ place }) => place === null);
      const pending = firstPending < 0 ? [] : items.slice(firstPending);
      expect(pending.every(({ place }) => place === null)).toBe(true);
      expect(pending.map(({ id }) => id)).toEqual(pending.map(({ id }) => id).toSorted());
    }),
    runs,
  );
});

test("[C17] entries of kinds to come are shown as placeholders, and the rest is read as before", () => {
  const lanes = ["v", "f", "e"] as const;
  fc.assert(
    fc.property(histories, fc.constantFrom(...lanes), (ledger, lane) => {
      const id = "01JFUTUREAAAAAAAAAAAAAAAAA";
      const future = { v: 9, id, by: "x", at: 1, kind: "hologram", q: 999, i: 0, ms: 1 };
      const read = readConversation(
        { ...ledger.lanes, [lane]: { ...ledger.lanes[lane], [id]: future } },
        ledger.world,
      );
      expect(read.items.find((item) => item.id === id)).toMatchObject({ type: "unknown" });
      expect(read.items.filter((item) => item.id !== id)).toEqual(
        readConversation(ledger.lanes, ledger.world).items,
      );
    }),
    runs,
  );
});

function actorOf(intent: Intent): Author {
  if (intent.kind === "agent-commit") return harbor;
  return [vera, theo, tara].find(({ id }) => "by" in intent && id === intent.by) ?? theo;
}

function deepFreeze<Value>(value: Value): Value {
  if (typeof value === "object" && value !== null) {
    Object.values(value).forEach(deepFreeze);
    Object.freeze(value);
  }
  return value;
}

function idOf(intent: Intent): string {
  return "id" in intent ? intent.id : "";
}

function fold(state: ReturnType<typeof blankState>, facts: readonly object[]): void {
  facts.reduce(
    (before: typeof state, fact) =>
      evolve(before, { ...fact, place: { q: 1, i: 0, ms: 1 } } as never),
    state,
  );
}

function shuffle(lanes: Lanes, dice: fc.Stream<number>): Lanes {
  const mix = ([name, lane]: [string, object]) => {
    const entries = Object.entries(lane).map((entry) => [dice.next().value ?? 0, entry] as const);
    return [name, Object.fromEntries(entries.toSorted(([a], [b]) => a - b).map(([, one]) => one))];
  };
  return Object.fromEntries(Object.entries(lanes).map(mix)) as unknown as Lanes;
}
