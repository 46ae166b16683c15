import { describe, expect, test } from "vitest";
import { agentRuleSchema } from "../../shared/protocol/agent-rule.ts";
import { firstRule, type RuleFacts } from "./first-rule.ts";

const facts: RuleFacts = {
  texts: ["Where is my ORDER?", "I am waiting since Monday."],
  wantsPerson: false,
  isFrustrated: false,
  tags: ["billing"],
  attributes: { name: "Vera", plan: "Gold Plus" },
  isOpen: true,
  confidence: undefined,
  hasNoMatch: undefined,
};

const rule = (id: string, when: object[], more: object = {}) =>
  agentRuleSchema.parse({ id, name: id, when, effect: { do: "hand-off" }, ...more });

function found(when: object[], change: Partial<RuleFacts> = {}, more: object = {}) {
  const one = firstRule([rule("it", when, more)], { ...facts, ...change });
  return one === "later" || one === null ? one : one.rule.id;
}

describe("[H8] a condition holds", () => {
  test.each([
    ["always", [{ is: "always" }], {}],
    ["by a phrase in any message", [{ is: "key-phrase", phrases: ["no", "my order"] }], {}],
    ["by a tag", [{ is: "tagged", tags: ["other", "billing"] }], {}],
    ["by what is known", [{ is: "visitor", attribute: "name", how: "known" }], {}],
    ["by a value", [{ is: "visitor", attribute: "plan", how: "equals", value: "gold plus" }], {}],
    ["by a part", [{ is: "visitor", attribute: "plan", how: "contains", value: "gold" }], {}],
    ["by the hour", [{ is: "outside-hours" }], { isOpen: false }],
    ["by the wish for a person", [{ is: "asks-for-person" }], { wantsPerson: true }],
    ["by anger", [{ is: "frustrated" }], { isFrustrated: true }],
    ["by confidence", [{ is: "confidence-below", threshold: 0.4 }], { confidence: 0.3 }],
    ["by finding nothing", [{ is: "no-match" }], { hasNoMatch: true }],
    ["turned round", [{ is: "tagged", tags: ["other"], not: true }], {}],
  ])("%s", (_, when, change) => {
    expect(found(when, change)).toBe("it");
  });

  test.each([
    ["by a part of a word", [{ is: "key-phrase", phrases: ["ord"] }]],
    ["by an attribute nobody gave", [{ is: "visitor", attribute: "__proto__", how: "known" }]],
    ["by an empty value", [{ is: "visitor", attribute: "plan", how: "contains", value: "" }]],
  ])("not %s", (_, when) => {
    expect(found(when)).toBeNull();
  });
});

describe("[H8] rules are tried in their order", () => {
  const anger = { is: "frustrated" };
  const order = { is: "key-phrase", phrases: ["order"] };
  const unsure = { is: "confidence-below", threshold: 0.5 };

  test("all conditions must hold, or any of them", () => {
    expect(found([order, anger])).toBeNull();
    expect(found([order, anger], {}, { match: "any" })).toBe("it");
  });

  test("the first that applies decides, and says by which phrase", () => {
    const rules = [rule("a", [anger]), rule("b", [order]), rule("c", [{ is: "always" }])];
    expect(firstRule(rules, facts)).toMatchObject({ rule: { id: "b" }, because: "order" });
  });

  test("one that is switched off, or meant for working hours, is passed over", () => {
    expect(found([order], {}, { enabled: false })).toBeNull();
    expect(found([order], { isOpen: false }, { onlyInHours: true })).toBeNull();
  });

  test("one that needs the answer puts off those below it, not those above", () => {
    const rules = [rule("a", [unsure]), rule("b", [order])];
    expect(firstRule(rules, facts)).toBe("later");
    expect(firstRule(rules, { ...facts, confidence: 0.9 })).toMatchObject({ rule: { id: "b" } });
    expect(firstRule(rules.toReversed(), facts)).toMatchObject({ rule: { id: "b" } });
  });

  test("the answer is not waited for where it makes no difference", () => {
    expect(found([unsure, anger])).toBeNull();
    expect(found([unsure, order], {}, { match: "any" })).toBe("it");
  });
});
