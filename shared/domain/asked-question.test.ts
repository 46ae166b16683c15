import { expect, test } from "vitest";
import type { AgentResult } from "./intent.ts";
import { isUnanswered, readAskedQuestions } from "./asked-question.ts";
import { aLedger, anAnswer, type Ledger, theo } from "./testing/ledger.ts";
import { saysNo, saysThanks } from "./verdict-words.ts";

const say = (ledger: Ledger, text: string) => ledger.vera({ kind: "message", text });

function ask(ledger: Ledger, text: string, result: Parameters<typeof anAnswer>[0] = {}): string {
  const trigger = say(ledger, text);
  ledger.agent({ trigger, seen: ledger.head, result: anAnswer(result) });
  return trigger;
}

const noMatch: Partial<AgentResult> = {
  action: "hand-off",
  text: "I'll ask the team.",
  sources: [],
  confidence: 0,
  reason: "no-match",
};

test("an answer is told with its question, its sources and its confidence", () => {
  const ledger = aLedger();
  const turn = ask(ledger, "Are you open on Sundays?");
  expect(readAskedQuestions(ledger.lanes)).toEqual([
    {
      turn,
      text: "Are you open on Sundays?",
      at: ledger.now,
      outcome: "answered",
      reason: null,
      confidence: 0.9,
      verdict: null,
      answer: "We are open from 10 to 4.",
      replied: { q: ledger.head, i: expect.any(Number), ms: ledger.now },
      sources: ["hours.md"],
      teamReply: null,
    },
  ]);
});

test("what was handed off for want of an article is unanswered, with what a teammate then said", () => {
  const ledger = aLedger();
  ask(ledger, "Do you offer acupuncture?", noMatch);
  ledger.team(theo, { kind: "reply", text: "Yes, on Mondays.", seen: ledger.head });
  const [asked] = readAskedQuestions(ledger.lanes);
  expect(asked).toMatchObject({
    outcome: "handed-off",
    reason: "no-match",
    verdict: null,
    teamReply: "Yes, on Mondays.",
  });
  expect(asked && isUnanswered(asked)).toBe(true);
});

test("a handoff that was asked for is not unanswered, but the answer before it was wrong", () => {
  const ledger = aLedger();
  ask(ledger, "Are you open on Sundays?");
  ask(ledger, "Let me talk to a person", { ...noMatch, reason: "requested" });
  const asked = readAskedQuestions(ledger.lanes);
  expect(asked.map(({ verdict }) => verdict)).toEqual(["wrong", null]);
  expect(asked.map(isUnanswered)).toEqual([true, false]);
});

test("the button for a person right after an answer counts as wrong, later it does not", () => {
  const ledger = aLedger();
  ask(ledger, "Are you open on Sundays?");
  ask(ledger, "Thanks!", { sources: [], reason: "small-talk", text: "You are welcome." });
  ledger.vera({ kind: "ask-for-person" });
  expect(readAskedQuestions(ledger.lanes)).toMatchObject([
    { verdict: "right", outcome: "answered" },
    { verdict: null, outcome: "other" },
  ]);
});

test("a teammate who speaks up unasked corrects the answer", () => {
  const ledger = aLedger();
  ask(ledger, "Are you open on Sundays?");
  ledger.team(theo, { kind: "take-over" });
  ledger.team(theo, { kind: "reply", text: "Not this Sunday.", seen: ledger.head });
  expect(readAskedQuestions(ledger.lanes)).toMatchObject([
    { verdict: "wrong", teamReply: "Not this Sunday." },
  ]);
});

test("several messages before the reply are one question", () => {
  const ledger = aLedger();
  const trigger = say(ledger, "Hello");
  say(ledger, "Do you do X-rays?");
  ledger.agent({ trigger, seen: ledger.head, result: anAnswer() });
  const [asked, second] = readAskedQuestions(ledger.lanes);
  expect(second).toBeUndefined();
  expect(asked?.text).toBe("Hello\nDo you do X-rays?");
});

test.each(["No", "nope", "That's wrong", "that is not what I asked", "Nein", "This doesn't help"])(
  "%s says that an answer was none",
  (text) => expect([saysNo(text), saysThanks(text)]).toEqual([true, false]),
);

test.each(["Thanks!", "great, thank you so much", "Perfect thanks", "Vielen Dank", "that helps"])(
  "%s says that an answer helped",
  (text) => expect([saysNo(text), saysThanks(text)]).toEqual([false, true]),
);

test.each([
  "No parking?",
  "Thanks, but where is it?",
  "Are you open?",
  "Nothing works",
  "Thanks, and on Sundays?",
])("%s says neither", (text) => expect([saysNo(text), saysThanks(text)]).toEqual([false, false]));
