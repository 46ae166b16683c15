import { expect, test } from "vitest";
import { agentRuleSchema } from "../../../shared/protocol/agent-rule.ts";
import { ruleWords } from "./rule-words.ts";
import { fieldIdFor, idFor } from "./setting-id.ts";

const names = { tag: () => "Billing", form: () => "Who are you?", action: () => "Look up" };
const words = (rule: object) =>
  ruleWords(agentRuleSchema.parse({ id: "it", name: "It", ...rule }), names);

test("a rule reads as one sentence", () => {
  const when = [
    { is: "key-phrase", phrases: ["bill", "invoice", "charge", "fee"] },
    { is: "tagged", tags: ["t"], not: true },
  ];
  expect(words({ when, onlyInHours: true, effect: { do: "collect", form: "who" } })).toBe(
    "When a message has “bill”, “invoice”, “charge” or 1 more and not (it is tagged “Billing”), in working hours: ask for “Who are you?”, then hand over",
  );
  const either = [{ is: "no-match" }, { is: "confidence-below", threshold: 0.7 }];
  expect(words({ when: either, match: "any", effect: { do: "hand-off" } })).toBe(
    "When no article covers it or confidence is below 70 %: hand over at once",
  );
});

test("ids are made of names, each once", () => {
  expect(idFor("Complaints → people!", [])).toBe("complaints-people");
  expect(idFor("Übermäßig", ["ubermaig"])).toMatch(/^[a-z0-9-]+$/);
  expect(idFor("Bills", ["bills", "bills-2"])).toBe("bills-3");
  expect(idFor("???", [])).toBe("unnamed");
  expect(fieldIdFor("Order number", ["order_number"])).toBe("order_number_2");
  expect(fieldIdFor("2nd name", [])).toBe("f_2nd_name");
});
