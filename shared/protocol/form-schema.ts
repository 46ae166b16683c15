import { z } from "zod";
import { fieldKinds, type Form } from "../domain/form.ts";
import { settingId } from "./agent-rule.ts";

const fieldSchema = z
  .object({
    /** Also the blank it fills in an action's address and text: `{order_number}`. */
    id: z
      .string()
      .regex(/^[a-z][a-z0-9_]{0,39}$/, "must be made of a to z, 0 to 9 and underscores"),
    label: z.string().trim().min(1, "needs a name for each field").max(120),
    kind: z.enum(fieldKinds),
    isRequired: z.boolean().default(false),
    choices: z.array(z.string().trim().min(1).max(120)).max(30).default([]),
  })
  .refine(({ kind, choices }) => kind !== "choice" || choices.length > 1, {
    message: "needs at least two choices where it offers some",
    path: ["choices"],
  });

export const formSchema = z
  .object({
    id: settingId,
    title: z.string().trim().min(1, "needs a title").max(120),
    intro: z.string().trim().max(500).default(""),
    isSkippable: z.boolean().default(true),
    fields: z.array(fieldSchema).min(1, "needs at least one field").max(20),
  })
  .refine(({ fields }) => new Set(fields.map(({ id }) => id)).size === fields.length, {
    message: "needs another name for each field",
    path: ["fields"],
  }) satisfies z.ZodType<Form>;
