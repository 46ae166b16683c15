import { expect, test } from "vitest";
import type { ExplainedReply } from "../../shared/protocol/playground-call.ts";
import { actionWords, featureWords, reasonWords } from "./explained-words.ts";

const answer: ExplainedReply = {
  action: "answer",
  text: "On Mondays.",
  confidence: 0.45,
  threshold: 0.5,
  reason: null,
  because: null,
  sources: [],
  draft: "On Mondays.",
  terms: [],
  isFollowUp: false,
  passages: [],
  features: null,
  ms: 3,
};

test.each<[Partial<ExplainedReply>, string, RegExp]>([
  [{ confidence: 0.8 }, "Answers", /^It is 80 % sure, and the threshold is 50 %\.$/],
  [{ action: "ask", reason: "doubtful" }, "Offers what may help", /45 % sure.*may help\.$/],
  [{ action: "ask", reason: "clarify" }, "Asks back", /^So few words/],
  [{ action: "ask", draft: null }, "Asks back", /^Nothing in it/],
  [{ action: "hand-off", reason: "low-confidence" }, "Hands over to a person", /too little/],
  [{ action: "hand-off", reason: "rule:billing" }, "Hands over to a person", /rule “billing”/],
  [{ action: "ask", reason: "rule:bills" }, "Asks for details", /rule “bills” applies/],
  [{ reason: "small-talk", draft: null }, "Makes small talk", /claims nothing/],
  [{ action: "hand-off", reason: "something-new" }, "Hands over to a person", /^The agent/],
])("a reply that is %j is told as %s", (more, action, reason) => {
  const reply = { ...answer, ...more };
  expect([actionWords(reply), reasonWords(reply)]).toEqual([action, expect.stringMatching(reason)]);
});

test("a feature without words of its own is called by its name", () => {
  expect(featureWords("rareWords")).toBe("Rare words");
});
