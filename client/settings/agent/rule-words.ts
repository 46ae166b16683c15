import type { AgentRule, RuleCondition, RuleEffect } from "../../../shared/protocol/agent-rule.ts";
import { percent } from "../../ui/percent.ts";

export interface RuleNames {
  tag(id: string): string;
  form(id: string): string;
  action(id: string): string;
}

/** A rule as one sentence. */
export function ruleWords(
  { when, match, onlyInHours, effect }: AgentRule,
  names: RuleNames,
): string {
  const all = when.map((one) => conditionWords(one, names));
  const conditions = all.join(match === "all" ? " and " : " or ");
  const hours = onlyInHours ? ", in working hours" : "";
  return `When ${conditions}${hours}: ${effectWords(effect, names)}`;
}

function conditionWords(condition: RuleCondition, names: RuleNames): string {
  const words = plainWords(condition, names);
  return condition.not ? `not (${words})` : words;
}

function plainWords(condition: RuleCondition, names: RuleNames): string {
  switch (condition.is) {
    case "always":
      return "anything is asked";
    case "asks-for-person":
      return "a person is asked for";
    case "frustrated":
      return "the visitor is frustrated";
    case "key-phrase":
      return `a message has ${list(condition.phrases)}`;
    case "tagged":
      return `it is tagged ${list(condition.tags.map(names.tag))}`;
    case "visitor":
      return visitorWords(condition);
    case "confidence-below":
      return `confidence is below ${percent(condition.threshold)}`;
    case "no-match":
      return "no article covers it";
    case "outside-hours":
      return "nobody is there";
  }
}

function visitorWords({
  attribute,
  how,
  value,
}: Extract<RuleCondition, { is: "visitor" }>): string {
  if (how === "known") return `${attribute} is known`;
  return `${attribute} ${how === "equals" ? "is" : "contains"} “${value}”`;
}

function effectWords(effect: RuleEffect, names: RuleNames): string {
  switch (effect.do) {
    case "hand-off":
      return "hand over at once";
    case "collect":
      return `ask for “${names.form(effect.form)}”${effect.handOff ? ", then hand over" : ""}`;
    case "say":
      return `say “${shorten(effect.text)}”`;
    case "run":
      return `run “${names.action(effect.action)}” and say what it gave`;
  }
}

function list(items: readonly string[]): string {
  const shown = items.slice(0, 3).map((item) => `“${item}”`);
  const rest = items.length - shown.length;
  return rest > 0 ? `${shown.join(", ")} or ${rest} more` : shown.join(" or ");
}

function shorten(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60).trimEnd()}…` : text;
}
