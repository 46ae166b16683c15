import { z } from "zod";

/** What an answer's placeholders and a call's blanks are called: `order_number`. */
const placeholderName = z
  .string()
  .regex(
    /^[a-z][a-z0-9_]{0,39}$/,
    "must begin with a letter and hold only a to z, 0 to 9 and underscores",
  );

const headers = z.record(
  z
    .string()
    .max(100)
    .regex(/^[A-Za-z0-9-]+$/, "must be a header's name"),
  z
    .string()
    .max(4000)
    .regex(/^[\x20-\x7e]*$/, "must be one line of plain letters"),
);

export const pickTypes = ["text", "number", "boolean", "date", "link"] as const;

/** One value out of the JSON that a system answers with. */
export const actionPickSchema = z.strictObject({
  name: placeholderName,
  /** Where it stands: `order.items[0].status`; empty for the whole answer. */
  path: z.string().max(200).default(""),
  type: z.enum(pickTypes).default("text"),
  /** Without it the call counts as failed, unless it is optional. */
  isOptional: z.boolean().default(false),
});

/**
 * A call to a team's own system. `{name}` in the address and in the texts of the body is filled from the details at
 * hand. Keys and passwords are no part of it: they come apart, see `ActionSecrets`.
 */
export const httpActionSchema = z.strictObject({
  id: z.string().min(1).max(64),
  name: z.string().min(1).max(120),
  method: z.enum(["GET", "POST", "PUT", "PATCH", "DELETE"]).default("GET"),
  /** An https address; blanks only behind the host. */
  url: z.string().min(1).max(2000),
  headers: headers.default({}),
  /** JSON; null sends none. */
  body: z.json().default(null),
  /** For one attempt. */
  timeoutMs: z.int().min(100).max(15_000).default(5000),
  attempts: z.int().min(1).max(5).default(2),
  picks: z.array(actionPickSchema).max(30).default([]),
});

/** Kept encrypted or in secrets, never sent to a browser. */
export const actionSecretsSchema = z.strictObject({
  /** Signs the call with HMAC-SHA256. */
  signingKey: z.string().min(1).max(500).nullable().default(null),
  /** Such as `authorization`; they win over the action's own. */
  headers: headers.default({}),
});

export type ActionPick = z.infer<typeof actionPickSchema>;
export type HttpAction = z.infer<typeof httpActionSchema>;
export type ActionSecrets = z.infer<typeof actionSecretsSchema>;
