import { z } from "zod";
import {
  ATTRIBUTE_NAME_LENGTH,
  ATTRIBUTE_VALUE_LENGTH,
  ATTRIBUTES_MAX,
} from "../domain/attributes.ts";
import { VALUE_LENGTH } from "../domain/form.ts";
import type { TeamEntry, VisitorEntry } from "../domain/intent.ts";

/** The longest message, in characters. */
export const TEXT_LENGTH = 8000;

const id = z.string().regex(/^[0-7][0-9A-HJKMNP-TV-Z]{25}$/);
const memberId = z.string().min(1).max(64);
const text = z
  .string()
  .min(1)
  .max(TEXT_LENGTH)
  .refine((value) => value.trim() !== "", "must not be blank");
const time = z.int().min(-8.64e15).max(8.64e15);

const base = { v: z.literal(1), id, by: z.string().min(1).max(64), at: time, prev: id.optional() };

const entryOf = <Shape extends z.ZodRawShape>(kind: string, shape: Shape) =>
  z.strictObject({ ...base, kind: z.literal(kind), ...shape });

/** What a visitor may write into lane `v`. */
export const visitorEntrySchema = z.discriminatedUnion("kind", [
  entryOf("message", { text }),
  entryOf("ask-for-person", {}),
  entryOf("details", {
    name: z.string().trim().min(1).max(200).optional(),
    email: z.email().max(320).optional(),
  }),
  entryOf("attributes", {
    attributes: z
      .record(
        z.string().trim().min(1).max(ATTRIBUTE_NAME_LENGTH),
        z.string().max(ATTRIBUTE_VALUE_LENGTH),
      )
      .refine((all) => Object.keys(all).length <= ATTRIBUTES_MAX, "must be fewer"),
  }),
  entryOf("answer-form", {
    form: z.string().min(1).max(80),
    values: z
      .record(z.string().max(64), z.string().max(VALUE_LENGTH))
      .refine((values) => JSON.stringify(values).length <= TEXT_LENGTH, "must be shorter"),
  }),
  entryOf("skip-form", { form: z.string().min(1).max(80) }),
]) as unknown as z.ZodType<VisitorEntry>;

/** What a teammate may write into lane `o`. */
export const teamEntrySchema = z.discriminatedUnion("kind", [
  entryOf("reply", {
    text,
    seen: z.int().min(0),
    anyway: z.literal(true).optional(),
    of: id.optional(),
  }),
  entryOf("note", { text, mentions: z.array(memberId).max(50).optional() }),
  entryOf("take-over", {}),
  entryOf("assign", { to: memberId.nullable(), from: memberId.nullable() }),
  entryOf("hand-back", {}),
  entryOf("resolve", {}),
  entryOf("reopen", {}),
  entryOf("snooze", { until: time }),
  entryOf("add-tag", { tag: id }),
  entryOf("remove-tag", { tag: id }),
  entryOf("discard", { of: id }),
]) as unknown as z.ZodType<TeamEntry>;
