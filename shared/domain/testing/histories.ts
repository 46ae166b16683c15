import * as fc from "fast-check";
import type { Form } from "../form.ts";
import { aLedger, anAnswer, type Ledger, tara, type TeamBody, theo } from "./ledger.ts";

const tags = ["01JTAGAAAAAAAAAAAAAAAAAAAA", "01JTAGBBBBBBBBBBBBBBBBBBBB"];
const anyTag = fc.constantFrom(...tags);
const anyone = fc.constantFrom(theo, tara);
/** How many public happenings before now the author had on screen. */
const lag = fc.nat(4);

type Command = (ledger: Ledger) => void;

const fromVera: fc.Arbitrary<Command> = fc.oneof(
  { weight: 5, arbitrary: fc.string({ minLength: 1, maxLength: 20 }).map(said) },
  { weight: 1, arbitrary: fc.constant<Command>((l) => void l.vera({ kind: "ask-for-person" })) },
  {
    weight: 1,
    arbitrary: fc.constant<Command>((l) => void l.vera({ kind: "details", name: "Vera" })),
  },
  {
    weight: 1,
    arbitrary: fc.constant<Command>(
      (l) => void l.vera({ kind: "attributes", attributes: { plan: "pro" } }),
    ),
  },
  { weight: 2, arbitrary: fc.boolean().map(answered) },
);

const anyForm: Form = {
  id: "contact",
  title: "How can we reach you?",
  intro: "",
  isSkippable: true,
  fields: [{ id: "email", label: "E-mail", kind: "email", isRequired: true, choices: [] }],
};

/** Answers the form that is open, or skips it; with none open it answers one that nobody asked. */
function answered(isSkipped: boolean): Command {
  return (ledger) => {
    const form = ledger.state.form?.id ?? "nobody-asked";
    if (isSkipped) ledger.vera({ kind: "skip-form", form });
    else ledger.vera({ kind: "answer-form", form, values: { email: "vera@example.com" } });
  };
}

function said(text: string): Command {
  return (ledger) => void ledger.vera({ kind: "message", text });
}

const reply = fc
  .record({
    by: anyone,
    text: fc.string({ minLength: 1, maxLength: 20 }),
    lag,
    anyway: fc.boolean(),
    again: fc.boolean(),
  })
  .map(({ by, text, lag, anyway, again }): Command => (ledger) => {
    const held = Object.entries(ledger.state.held).find(([, author]) => author === by.id)?.[0];
    ledger.team(by, {
      kind: "reply",
      text,
      seen: Math.max(0, ledger.head - lag),
      ...(anyway ? { anyway: true as const } : {}),
      ...(again && held !== undefined ? { of: held } : {}),
    });
  });

const bodies: fc.Arbitrary<TeamBody | ((ledger: Ledger) => TeamBody)> = fc.oneof(
  fc.constantFrom<TeamBody[]>(
    { kind: "take-over" },
    { kind: "hand-back" },
    { kind: "resolve" },
    { kind: "reopen" },
    { kind: "note", text: "call her back" },
    { kind: "snooze", until: 2_000_000 },
    { kind: "snooze", until: 1 },
  ),
  anyTag.map((tag) => ({ kind: "add-tag" as const, tag })),
  anyTag.map((tag) => ({ kind: "remove-tag" as const, tag })),
  fc
    .record({ to: fc.constantFrom("theo", "tara", "nobody-here", null), isRight: fc.boolean() })
    .map(({ to, isRight }) => (ledger: Ledger) => {
      const { owner, resolvedBy } = ledger.state;
      const current = resolvedBy === null ? owner : null;
      return { kind: "assign" as const, to, from: isRight ? current : "theo" };
    }),
  fc.constant((ledger: Ledger) => ({
    kind: "discard" as const,
    of: Object.keys(ledger.state.held)[0] ?? "01JNONEEEEEEEEEEEEEEEEEEEE",
  })),
);

const fromTeam: fc.Arbitrary<Command> = fc.record({ by: anyone, body: bodies }).map(
  ({ by, body }): Command =>
    (ledger) =>
      void ledger.team(by, typeof body === "function" ? body(ledger) : body),
);

const fromAgent: fc.Arbitrary<Command> = fc
  .record({
    isHandOff: fc.boolean(),
    isLate: fc.boolean(),
    asks: fc.constantFrom("nothing", "details", "before-handoff", "to-go-on"),
    given: fc.array(anyTag, { maxLength: 3 }),
  })
  .map(({ isHandOff, isLate, asks, given }): Command => (ledger) => {
    const trigger = ledger.state.turn ?? Object.keys(ledger.lanes.v)[0] ?? "none";
    const seen = ledger.state.lastVisitorQ - (isLate ? 1 : 0);
    ledger.agent({
      trigger,
      seen,
      result: anAnswer({
        action: isHandOff ? "hand-off" : "answer",
        reason: isHandOff ? "no-match" : null,
        tags: given.map((tag, index) => ({ tag, confidence: 0.8, isSure: index % 2 === 0 })),
        ...(asks === "nothing"
          ? {}
          : {
              form: {
                form: anyForm,
                handOff: asks === "before-handoff" ? "rule:contact" : null,
                ...(asks === "to-go-on" ? { continues: true as const } : {}),
              },
            }),
      }),
    });
  });

const fromSystem = fc.constantFrom("theo", "tara", null).map(
  (member): Command =>
    (ledger) =>
      void ledger.system(
        member === null ? { kind: "end-patience" } : { kind: "release-member", member },
      ),
);

const passes = fc.nat(5000).map(
  (ms): Command =>
    (ledger) =>
      void (ledger.now += ms),
);

/** Whatever people, agent and system may do to one conversation, in any order. */
export const histories: fc.Arbitrary<Ledger> = fc
  .array(
    fc.oneof(
      { weight: 5, arbitrary: fromVera },
      { weight: 5, arbitrary: reply },
      { weight: 6, arbitrary: fromTeam },
      { weight: 4, arbitrary: fromAgent },
      { weight: 1, arbitrary: fromSystem },
      { weight: 1, arbitrary: passes },
    ),
    { maxLength: 40 },
  )
  .map((commands) => {
    const ledger = aLedger();
    for (const command of commands) command(ledger);
    return ledger;
  });
