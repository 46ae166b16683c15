import { describe, expect, test } from "vitest";
import { readConversation } from "../../shared/domain/conversation.ts";
import { aLedger, anAnswer, type Ledger } from "../../shared/domain/testing/ledger.ts";
import { handoffWords, passageWords } from "./handoff-words.ts";
import { readHandoff } from "./handoff-story.ts";

const form = {
  id: "contact",
  title: "How can we reach you?",
  intro: "",
  isSkippable: true,
  fields: [{ id: "email", label: "E-mail", kind: "email" as const, isRequired: true, choices: [] }],
};

function storyOf(ledger: Ledger) {
  const conversation = readConversation(ledger.lanes, ledger.world);
  const handoff = conversation.items.findLast(
    (item) => item.type === "event" && item.event.kind === "handed-off",
  );
  if (handoff?.type !== "event" || handoff.event.kind !== "handed-off" || handoff.place === null)
    throw new Error("nothing was handed over");
  return readHandoff(conversation, handoff.event.of, handoff.place.q);
}

describe("what a teammate is told of a handoff", () => {
  test("is what the visitor asked first and last, the details, and what the agent tried", () => {
    const ledger = aLedger();
    ledger.vera({ kind: "message", text: "Hi" });
    const first = ledger.vera({ kind: "message", text: "Why is my bill so high?" });
    ledger.agent({ trigger: ledger.state.turn ?? first, seen: 2, result: anAnswer() });
    const trigger = ledger.vera({ kind: "message", text: "That is not what I was charged for" });
    const result = anAnswer({
      action: "ask",
      sources: [],
      reason: "rule:billing",
      because: "Billing: “charged”",
      passages: [{ path: "billing.md", heading: "Bills", score: 0.61 }],
      form: { form, handOff: "rule:billing" },
    });
    ledger.agent({ trigger, seen: ledger.state.lastVisitorQ, result });
    const values = { email: "vera@example.com" };
    ledger.vera({ kind: "answer-form", form: `ai:${trigger}/form`, values });
    expect(storyOf(ledger)).toEqual({
      summary: ["Why is my bill so high?", "That is not what I was charged for"],
      details: [{ field: "email", label: "E-mail", kind: "email", value: "vera@example.com" }],
      answers: { count: 1, confidence: 0.9 },
      because: "Billing: “charged”",
      passages: [{ path: "billing.md", heading: "Bills", score: 0.61 }],
    });
  });

  test("is short, however long the visitor's words are", () => {
    const ledger = aLedger();
    ledger.vera({ kind: "message", text: "please help me ".repeat(60) });
    ledger.vera({ kind: "ask-for-person" });
    expect(storyOf(ledger).summary).toHaveLength(1);
    expect(storyOf(ledger).summary[0]?.length).toBeLessThan(165);
  });
});

test.each([
  ["requested", null, "The visitor asked for a person"],
  ["keyword", "chest pain", "A key phrase came up: chest pain"],
  ["looping", "said no", "The conversation was going in circles: said no"],
  ["rule:billing", "Billing", "Rule: Billing"],
  ["rule:billing", null, "The rule “billing” applies"],
  ["something-new", null, "The agent handed over"],
])("the reason %s (%s) reads %j", (reason, because, words) => {
  expect(handoffWords(reason, because)).toBe(words);
});

test.each([
  [{ article: "Telehealth visits", heading: "Interpreters" }, "Telehealth visits › Interpreters"],
  [{ article: "Opening hours", heading: "Opening hours" }, "Opening hours"],
  [{ article: "Opening hours", heading: "" }, "Opening hours"],
  [{ heading: "Interpreters" }, "visits.md › Interpreters"],
  [{ heading: "visits.md" }, "visits.md"],
])("a passage %j is named %s", (passage, words) => {
  expect(passageWords({ path: "visits.md", score: 0.5, ...passage })).toBe(words);
});
