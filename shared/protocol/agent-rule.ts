import { z } from "zod";

const phrase = z.string().trim().min(1).max(200);
/** Ids stay readable in reasons: `rule:billing-to-people`. */
export const settingId = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{0,39}$/, "must be made of a to z, 0 to 9 and dashes");

/** `not` turns a condition round. */
const not = z.boolean().default(false);

export const ruleConditionSchema = z.discriminatedUnion("is", [
  z.object({ is: z.literal("always"), not }),
  z.object({ is: z.literal("asks-for-person"), not }),
  z.object({ is: z.literal("frustrated"), not }),
  z.object({
    is: z.literal("key-phrase"),
    not,
    phrases: z.array(phrase).min(1, "needs at least one phrase").max(100),
  }),
  /** The conversation has one of the tags, or the agent would give it one now. */
  z.object({
    is: z.literal("tagged"),
    not,
    tags: z.array(z.string().max(64)).min(1, "needs at least one tag").max(50),
  }),
  /** Something known of the visitor, by `name`, `email`, an attribute or the id of a form's field. */
  z.object({
    is: z.literal("visitor"),
    not,
    attribute: z.string().trim().min(1, "needs to know what of the visitor").max(64),
    how: z.enum(["known", "equals", "contains"]),
    value: z.string().trim().max(200).default(""),
  }),
  z.object({ is: z.literal("confidence-below"), not, threshold: z.number().min(0).max(1) }),
  z.object({ is: z.literal("no-match"), not }),
  z.object({ is: z.literal("outside-hours"), not }),
]);

export const ruleEffectSchema = z.discriminatedUnion("do", [
  z.object({ do: z.literal("hand-off") }),
  /** Asks for a form's details, then hands off, or only asks. */
  z.object({ do: z.literal("collect"), form: settingId, handOff: z.boolean().default(true) }),
  z.object({
    do: z.literal("say"),
    text: z.string().trim().min(1, "needs a text to say").max(4000),
  }),
  /** Calls a system and says the text with what it gave in the blanks. */
  z.object({
    do: z.literal("run"),
    action: z.string().min(1).max(64),
    text: z.string().trim().min(1, "needs a text to say").max(4000),
    /** Asked for what the call needs and nobody has said yet. */
    form: settingId.nullable().default(null),
  }),
]);

/** What an agent does by itself when something holds; the first rule that applies decides (H8). */
export const agentRuleSchema = z.object({
  id: settingId,
  name: z.string().trim().min(1, "needs a name").max(120),
  enabled: z.boolean().default(true),
  /** Whether all of the conditions must hold, or one. */
  match: z.enum(["all", "any"]).default("all"),
  when: z.array(ruleConditionSchema).min(1, "needs a condition").max(10),
  onlyInHours: z.boolean().default(false),
  effect: ruleEffectSchema,
});

export type AgentRule = z.infer<typeof agentRuleSchema>;
export type RuleCondition = z.infer<typeof ruleConditionSchema>;
export type RuleEffect = z.infer<typeof ruleEffectSchema>;
