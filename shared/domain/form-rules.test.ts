import { describe, expect, test } from "vitest";
import { type Form, readFormValues } from "./form.ts";
import { readConversation } from "./conversation.ts";
import { aLedger, anAnswer, type Ledger, theo } from "./testing/ledger.ts";

const contact: Form = {
  id: "contact",
  title: "How can we reach you?",
  intro: "",
  isSkippable: true,
  fields: [
    { id: "email", label: "E-mail", kind: "email", isRequired: true, choices: [] },
    { id: "topic", label: "Topic", kind: "choice", isRequired: false, choices: ["Bill", "Visit"] },
  ],
};

/** A conversation in which the agent asked for details before it hands over. */
function asked(
  change: { form?: Form; handOff?: string | null; continues?: true } = {},
): Ledger & { formId: string } {
  const ledger = aLedger();
  const trigger = ledger.vera({ kind: "message", text: "I want to complain about my bill" });
  const asks = { form: contact, handOff: "rule:complaint", ...change };
  const result = anAnswer({ action: "ask", reason: "rule:complaint", form: asks });
  ledger.agent({ trigger, seen: 1, result });
  return Object.assign(ledger, { formId: `ai:${trigger}/form` });
}

const given = { email: "vera@example.com", topic: "Bill" };
const kinds = (ledger: Ledger) => ledger.steps.at(-1)?.facts.map(({ fact }) => fact.kind);

describe("[H5] an answer to a form", () => {
  test("becomes one fact with the details, under the names they were asked by", () => {
    const ledger = asked({ handOff: null });
    const id = ledger.vera({ kind: "answer-form", form: ledger.formId, values: given });
    expect(ledger.lanes.f[`${id}/details`]).toMatchObject({
      kind: "details-given",
      title: "How can we reach you?",
      details: [
        { field: "email", label: "E-mail", kind: "email", value: "vera@example.com" },
        { field: "topic", label: "Topic", kind: "choice", value: "Bill" },
      ],
    });
    expect(ledger.state).toMatchObject({ mode: "agent", form: null });
  });

  test.each([
    ["without what is required", { topic: "Bill" }],
    ["with an address that is none", { email: "vera" }],
    ["with a choice nobody offered", { ...given, topic: "Refund" }],
    ["with more than fits", { ...given, email: `${"v".repeat(400)}@example.com` }],
  ])("%s changes nothing, and the form stays open", (_, values) => {
    const ledger = asked();
    ledger.vera({ kind: "answer-form", form: ledger.formId, values });
    expect(kinds(ledger)).toEqual([]);
    expect(ledger.state).toMatchObject({ mode: "agent", form: { id: ledger.formId } });
  });

  test("counts once", () => {
    const ledger = asked();
    ledger.vera({ kind: "answer-form", form: ledger.formId, values: given });
    ledger.vera({ kind: "answer-form", form: ledger.formId, values: { email: "eve@example.com" } });
    expect(kinds(ledger)).toEqual([]);
  });

  test("to a form that nobody asked changes nothing", () => {
    const ledger = asked();
    ledger.vera({ kind: "answer-form", form: "ai:other/form", values: given });
    ledger.vera({ kind: "skip-form", form: "ai:other/form" });
    expect(ledger.state).toMatchObject({ mode: "agent", form: { id: ledger.formId } });
  });

  test.each(["answer-form", "skip-form"] as const)(
    "gives the agent a turn by a %s where it was to go on with the details",
    (kind) => {
      const ledger = asked({ handOff: null, continues: true });
      const { formId: form } = ledger;
      const id = ledger.vera(kind === "skip-form" ? { kind, form } : { kind, form, values: given });
      expect(ledger.state).toMatchObject({ mode: "agent", turn: id, form: null });
      const seen = ledger.state.lastVisitorQ;
      ledger.agent({ trigger: id, seen, result: anAnswer() });
      expect(ledger.state.turn).toBeNull();
    },
  );

  test("leaves out values that no field asks for", () => {
    expect(readFormValues(contact, { ...given, role: "admin" })).toMatchObject({
      value: [{ field: "email" }, { field: "topic" }],
    });
  });

  test.each([
    ["phone", "+49 (0)30 901820", true],
    ["phone", "call me", false],
    ["date", "2026-02-28", true],
    ["date", "2026-02-30", false],
    ["number", "12,50", true],
    ["number", "twelve", false],
    ["email", "a b@example.com", false],
    ["text", "anything at all", true],
  ] as const)("of the kind %s: %j is %s", (kind, value, isFine) => {
    const fields = [{ id: "it", label: "It", kind, isRequired: true, choices: [] }];
    expect(readFormValues({ ...contact, fields }, { it: value }).ok).toBe(isFine);
  });
});

describe("[H6] a handoff that waits for a form", () => {
  test("leaves the conversation with the agent, who owes nothing meanwhile", () => {
    const ledger = asked();
    expect(ledger.state).toMatchObject({ mode: "agent", turn: null, handoff: null });
  });

  test("happens with the details before it, for the reason it was planned with", () => {
    const ledger = asked();
    ledger.vera({ kind: "answer-form", form: ledger.formId, values: given });
    expect(kinds(ledger)).toEqual(["details-given", "status", "handed-off"]);
    expect(ledger.state).toMatchObject({
      mode: "waiting",
      handoff: { reason: "rule:complaint" },
      planned: null,
    });
    const { items } = readConversation(ledger.lanes, ledger.world);
    const events = items.flatMap((item) => (item.type === "event" ? [item.event.kind] : []));
    expect(events).toEqual(["form-asked", "details-given", "status", "handed-off"]);
  });

  test("happens when the visitor skips the form", () => {
    const ledger = asked();
    ledger.vera({ kind: "skip-form", form: ledger.formId });
    expect(kinds(ledger)).toEqual(["form-skipped", "status", "handed-off"]);
  });

  test("is not skipped where the form may not be", () => {
    const ledger = asked({ form: { ...contact, isSkippable: false } });
    ledger.vera({ kind: "skip-form", form: ledger.formId });
    expect(ledger.state).toMatchObject({ mode: "agent", form: { id: ledger.formId } });
  });
});

describe("[H7] a planned handoff", () => {
  test("happens when the visitor writes again, and late details still count", () => {
    const ledger = asked();
    ledger.vera({ kind: "message", text: "Just call me" });
    expect(ledger.state).toMatchObject({ mode: "waiting", handoff: { reason: "rule:complaint" } });
    ledger.vera({ kind: "answer-form", form: ledger.formId, values: given });
    expect(kinds(ledger)).toEqual(["details-given"]);
  });

  test("happens when the server's patience ends, once", () => {
    const ledger = asked();
    ledger.system({ kind: "end-patience" });
    expect(ledger.state).toMatchObject({ mode: "waiting", form: { id: ledger.formId } });
    ledger.system({ kind: "end-patience" });
    expect(kinds(ledger)).toEqual([]);
  });

  test("gives way to a request for a person", () => {
    const ledger = asked();
    ledger.vera({ kind: "ask-for-person" });
    expect(ledger.state).toMatchObject({ mode: "waiting", handoff: { reason: "requested" } });
  });

  test.each(["take-over", "resolve"] as const)("does not happen after a %s", (kind) => {
    const ledger = asked();
    ledger.team(theo, { kind });
    ledger.vera({ kind: "answer-form", form: ledger.formId, values: given });
    ledger.system({ kind: "end-patience" });
    expect(ledger.state.handoff).toBeNull();
  });
});
