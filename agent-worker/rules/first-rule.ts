import type { AgentRule, RuleCondition } from "../../shared/protocol/agent-rule.ts";
import { foundPhrase } from "./phrases.ts";

/** What rules are tried on. `undefined` is what is not known yet, before the articles were looked at. */
export type RuleFacts = {
  texts: readonly string[];
  wantsPerson: boolean | undefined;
  isFrustrated: boolean;
  /** Ids. */
  tags: readonly string[];
  /** What is known of the visitor, by attribute or field. */
  attributes: Readonly<Record<string, string>>;
  isOpen: boolean;
  /** Null where no answer is looked for. */
  confidence: number | null | undefined;
  hasNoMatch: boolean | undefined;
};

export type RuleFound = { rule: AgentRule; because: string | null };

type Holds = boolean | undefined;

/**
 * The first enabled rule that applies, in the order they stand in (H8). "later" when it takes the answer to tell,
 * because a rule above any that applies asks for it.
 */
export function firstRule(
  rules: readonly AgentRule[],
  facts: RuleFacts,
): RuleFound | "later" | null {
  for (const rule of rules) {
    if (!rule.enabled || (rule.onlyInHours && !facts.isOpen)) continue;
    const holds = holdsTogether(rule, facts);
    if (holds === undefined) return "later";
    if (holds) return { rule, because: becauseOf(rule, facts) };
  }
  return null;
}

function holdsTogether({ match, when }: AgentRule, facts: RuleFacts): Holds {
  const each = when.map((condition) => holdsOne(condition, facts));
  const decisive = match === "any";
  if (each.includes(decisive)) return decisive;
  return each.includes(undefined) ? undefined : !decisive;
}

function holdsOne(condition: RuleCondition, facts: RuleFacts): Holds {
  const holds = holdsPlain(condition, facts);
  return holds === undefined ? undefined : holds !== condition.not;
}

function holdsPlain(condition: RuleCondition, facts: RuleFacts): Holds {
  switch (condition.is) {
    case "always":
      return true;
    case "asks-for-person":
      return facts.wantsPerson;
    case "frustrated":
      return facts.isFrustrated;
    case "key-phrase":
      return foundPhrase(facts.texts, condition.phrases) !== null;
    case "tagged":
      return condition.tags.some((tag) => facts.tags.includes(tag));
    case "visitor":
      return holdsOfVisitor(condition, facts.attributes);
    case "outside-hours":
      return !facts.isOpen;
    case "no-match":
      return facts.hasNoMatch;
    case "confidence-below":
      if (facts.confidence === undefined) return undefined;
      return facts.confidence !== null && facts.confidence < condition.threshold;
  }
}

function holdsOfVisitor(
  { attribute, how, value }: Extract<RuleCondition, { is: "visitor" }>,
  attributes: RuleFacts["attributes"],
): boolean {
  const known = Object.hasOwn(attributes, attribute) ? (attributes[attribute] ?? "") : "";
  if (how === "known") return known !== "";
  const [has, wanted] = [known.trim().toLowerCase(), value.toLowerCase()];
  return how === "equals" ? has === wanted : wanted !== "" && has.includes(wanted);
}

/** The phrase that was met, so that the team need not look for it. */
function becauseOf({ when }: AgentRule, { texts }: RuleFacts): string | null {
  for (const condition of when) {
    if (condition.is !== "key-phrase" || condition.not) continue;
    const phrase = foundPhrase(texts, condition.phrases);
    if (phrase !== null) return phrase;
  }
  return null;
}
