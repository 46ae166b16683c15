import { blanksOf } from "../actions/fill-action.ts";
import { fillReply } from "../actions/quote-value.ts";
import type { RuleFound } from "../rules/first-rule.ts";
import { handOver } from "./hand-over.ts";
import type { RunAction } from "./ports.ts";
import { type HandoffReason, type Looked, makeReply, type Reply } from "./reply.ts";
import type { Situation } from "./situation.ts";
import type { AgentRule, RuleEffect } from "../../shared/protocol/agent-rule.ts";

type Run = Extract<RuleEffect, { do: "run" }>;

/** The rules that still have something to do: a form that was asked is not asked again (H11). */
export function rulesLeft(situation: Situation): AgentRule[] {
  return situation.settings.rules.filter(
    ({ effect }) => effect.do !== "collect" || effect.handOff || !isAsked(situation, effect.form),
  );
}

/** What a rule makes of the turn. */
export async function applyRule(
  situation: Situation,
  { rule, because }: RuleFound,
  looked: Looked,
  runAction: RunAction | undefined,
  signal: AbortSignal,
): Promise<Reply> {
  const { effect } = rule;
  const reason: HandoffReason = `rule:${rule.id}`;
  const seen = { ...looked, because: because === null ? rule.name : `${rule.name}: “${because}”` };
  switch (effect.do) {
    case "hand-off":
      return handOver(situation, reason, { ...seen, isUrgent: true });
    case "say":
      return makeReply({ action: "answer", text: effect.text, reason, confidence: 1 }, seen);
    case "collect": {
      const form = formOf(situation, effect.form);
      if (effect.handOff || form === undefined)
        return handOver(situation, reason, { ...seen, form });
      const text = situation.lines.details;
      const asks = { form, handOff: null, continues: true as const };
      return makeReply({ action: "ask", text, reason, confidence: 1, form: asks }, seen);
    }
    case "run":
      return runWith(situation, effect, { reason, seen }, runAction, signal);
  }
}

/** Calls the system and quotes it, after asking for what the call needs; what cannot be had goes to a person. */
async function runWith(
  situation: Situation,
  effect: Run,
  { reason, seen }: { reason: HandoffReason; seen: Looked },
  runAction: RunAction | undefined,
  signal: AbortSignal,
): Promise<Reply> {
  const { settings, request, facts, lines } = situation;
  const action = settings.actions.find(({ id }) => id === effect.action);
  if (action === undefined || runAction === undefined)
    return handOver(situation, reason, { ...seen, because: "The action cannot run here." });
  const isMissing = blanksOf(action).some((name) => !Object.hasOwn(facts.attributes, name));
  const form = formOf(situation, effect.form);
  if (isMissing && form !== undefined && !isAsked(situation, form.id)) {
    const asks = { form, handOff: null, continues: true as const };
    return makeReply({ action: "ask", text: lines.details, reason, form: asks }, seen);
  }
  const outcome = await runAction(
    {
      action,
      secrets: request.actionSecrets?.[action.id] ?? { signingKey: null, headers: {} },
      values: facts.attributes,
      idempotencyKey: `${request.trigger ?? "none"}.${action.id}`,
    },
    signal,
  );
  const because = `${action.name}: ${outcome.ok ? outcome.value.status : outcome.problem.detail}`;
  if (!outcome.ok) return handOver(situation, reason, { ...seen, because });
  const links = new Set(action.picks.flatMap(({ name, type }) => (type === "link" ? [name] : [])));
  // What the system gave wins over what the visitor said under the same name.
  const text = fillReply(effect.text, { ...facts.attributes, ...outcome.value.values }, links);
  return makeReply({ action: "answer", text, reason, confidence: 1 }, { ...seen, because });
}

function formOf({ settings }: Situation, id: string | null) {
  return settings.forms.find((form) => form.id === id);
}

function isAsked({ request }: Situation, form: string): boolean {
  return request.askedForms?.includes(form) === true;
}
