import { z } from "zod";
import { blankNames, meantBlanks } from "../domain/blanks.ts";
import { agentRuleSchema, type RuleEffect } from "./agent-rule.ts";
import { firstSafetyPhrases } from "./first-safety-phrases.ts";
import { formSchema } from "./form-schema.ts";
import { httpActionSchema } from "./http-action.ts";

const phrase = z.string().trim().min(1).max(200);
const clock = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$|^24:00$/, "must be a time like 09:30");
const day = z.iso.date("must be a date like 2026-12-24");

export const workingHoursSchema = z.strictObject({
  timeZone: z.string().max(64).refine(isTimeZone, "must be a time zone such as Europe/Berlin"),
  /** Monday first. */
  week: z
    .array(
      z
        .array(
          z
            .strictObject({ from: clock, to: clock })
            .refine(({ from, to }) => from < to, "must end after it begins"),
        )
        .max(6),
    )
    .length(7),
  holidays: z
    .array(
      z
        .strictObject({ from: day, to: day, name: z.string().max(100).default("") })
        .refine(({ from, to }) => from <= to, "must end after it begins"),
    )
    .max(200)
    .default([]),
});

export const answerLanguages = ["en", "de", "es", "fr"] as const;

/** Everything a team decides about one agent besides its name; every key has a default, so that old settings stay good. */
export const agentSettingsSchema = z.object({
  /** Answers below this confidence are handed off; 0 to 1. */
  threshold: z.number().min(0).max(1).default(0.5),
  /** Whether it may offer an answer a little below the threshold, or ask once what is meant, before it hands over. */
  mayAskBack: z.boolean().default(true),
  greeting: z.string().max(500).default(""),
  /** Phrases that hand off at once, compared without case. */
  keyPhrases: z.array(phrase).max(200).default([]),
  /** What gets a fixed text and a person before anything else (H9); words of danger to life until a team has its own. */
  safety: z
    .strictObject({
      phrases: z.array(phrase).max(200).default([]),
      text: z.string().trim().max(2000).default(""),
      /** Whether danger told in other words counts as well. */
      noticesDanger: z.boolean().default(true),
    })
    .default(() => ({ phrases: [...firstSafetyPhrases], text: "", noticesDanger: true })),
  /** What the agent speaks of itself in, the first also to whoever writes in none of them; empty for all it knows. */
  languages: z.array(z.enum(answerLanguages)).max(answerLanguages.length).default([]),
  /** When people answer; null for always. */
  hours: workingHoursSchema.nullable().default(null),
  /** How soon people usually reply while they are there, in minutes; null says nothing. */
  replyMinutes: z
    .int()
    .min(1)
    .max(7 * 24 * 60)
    .nullable()
    .default(null),
  /** Tags the agent may give, by id; null for all of the workspace. */
  tags: z.array(z.string().max(64)).max(500).nullable().default(null),
  /** In the order they are tried. */
  rules: z.array(agentRuleSchema).max(100).default([]),
  forms: z.array(formSchema).max(50).default([]),
  actions: z.array(httpActionSchema).max(50).default([]),
  /** A form offered by itself: with the agent's first answer, or before any handoff of the agent. */
  askFor: z
    .strictObject({ form: z.string().max(40), moment: z.enum(["first-answer", "before-handoff"]) })
    .nullable()
    .default(null),
  /** Words that mean the same to this team. */
  synonyms: z
    .array(z.array(z.string().trim().min(1).max(60)).min(2).max(20))
    .max(500)
    .default([]),
});

export type AgentSettings = z.infer<typeof agentSettingsSchema>;

/** Why settings cannot be saved although each of them is well formed, in one sentence; null when they can. */
export function settingsProblem(settings: AgentSettings): string | null {
  const { rules, forms, actions, askFor } = settings;
  const twice = [rules, forms, actions].map(repeatedId).find((id) => id !== null);
  if (twice !== undefined) return `"${twice}" is there twice: every id is used once.`;
  const hasForm = (id: string) => forms.some((form) => form.id === id);
  for (const { name, effect } of rules) {
    const form = "form" in effect ? effect.form : null;
    if (form !== null && !hasForm(form))
      return `The rule "${name}" asks for a form that is not there.`;
    if (effect.do === "run" && !actions.some(({ id }) => id === effect.action))
      return `The rule "${name}" runs an action that is not there.`;
    const unknown = effect.do === "run" ? unknownBlank(effect, settings) : null;
    if (unknown !== null)
      return `The rule "${name}" says {${unknown}}, which its action does not give and no form asks for.`;
  }
  if (askFor !== null && !hasForm(askFor.form)) return "The form to ask for is not there.";
  return null;
}

/** The first blank of a rule's text that nothing can fill: neither the call, nor what is known of a visitor. */
function unknownBlank(
  { action, text }: Extract<RuleEffect, { do: "run" }>,
  { rules, forms, actions }: AgentSettings,
): string | null {
  const called = actions.find(({ id }) => id === action);
  const asked = forms.flatMap(({ fields }) => fields.map(({ id }) => id));
  const attributes = rules.flatMap(({ when }) =>
    when.flatMap((one) => (one.is === "visitor" ? [one.attribute] : [])),
  );
  const given = called?.picks.map(({ name }) => name) ?? [];
  const sent = blankNames(`${called?.url ?? ""}${JSON.stringify(called?.body ?? null)}`);
  const known = new Set(["name", "email", ...asked, ...attributes, ...given, ...sent]);
  return meantBlanks(text).find((name) => !known.has(name)) ?? null;
}

function repeatedId(list: readonly { id: string }[]): string | null {
  const seen = new Set<string>();
  for (const { id } of list) {
    if (seen.has(id)) return id;
    seen.add(id);
  }
  return null;
}

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions().timeZone !== "";
  } catch {
    return false;
  }
}
