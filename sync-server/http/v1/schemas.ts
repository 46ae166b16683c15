import { z } from "zod";
import {
  ATTRIBUTE_NAME_LENGTH,
  ATTRIBUTE_VALUE_LENGTH,
  ATTRIBUTES_MAX,
} from "../../../shared/domain/attributes.ts";
import { fieldKinds, VALUE_LENGTH } from "../../../shared/domain/form.ts";
import { TEXT_LENGTH } from "../../../shared/protocol/entry-schema.ts";
import { ulidSchema } from "../../../shared/protocol/http.ts";

/** The public REST interface as its document shows it. */
const text = z
  .string()
  .max(TEXT_LENGTH)
  .refine((value) => value.trim() !== "", "must not be blank")
  .describe("What the visitor says, plain text.");

const attributesSchema = z
  .record(
    z.string().trim().min(1).max(ATTRIBUTE_NAME_LENGTH),
    z.union([z.string().max(ATTRIBUTE_VALUE_LENGTH), z.number(), z.boolean(), z.null()]),
  )
  .refine((all) => Object.keys(all).length <= ATTRIBUTES_MAX, `at most ${ATTRIBUTES_MAX}`);

export const startRequestSchema = z.strictObject({
  visitor: z
    .strictObject({
      id: z
        .string()
        .trim()
        .min(1)
        .max(200)
        .optional()
        .describe("Your own id of the visitor: the same id is the same person."),
      name: z.string().trim().min(1).max(200).optional(),
      email: z.email().max(320).optional(),
      attributes: attributesSchema
        .optional()
        .describe("What you know of the visitor; rules of the agent may ask for it."),
    })
    .default({}),
  text,
});

export const messageRequestSchema = z.strictObject({
  text,
  attributes: attributesSchema.optional().describe("What has changed of the visitor since."),
});
export const formRequestSchema = z
  .union([
    z.strictObject({
      values: z
        .record(z.string().max(64), z.string().max(VALUE_LENGTH))
        .describe("By the id of the field, all as text; dates like 2026-12-24."),
    }),
    z.strictObject({ skip: z.literal(true) }),
  ])
  .describe("What the visitor fills in, or that they skip it.");
export const createdSchema = z
  .object({ id: z.string() })
  .describe("Done; the id of what was made.");
export const conversationParams = z.object({ id: ulidSchema });

export const states = ["agent", "waiting", "human", "snoozed", "resolved"] as const;

export const listQuerySchema = z.object({
  state: z.enum(states).optional(),
  cursor: ulidSchema.optional().describe("`next` of the page before."),
  limit: z.coerce.number().int().min(1).max(100).default(50),
});

const personSchema = z.object({ id: z.string(), name: z.string() });
const handoffSchema = z.object({ reason: z.string() });

const sourceSchema = z.object({
  article: z.string(),
  path: z.string(),
  heading: z.string(),
  url: z.string().optional(),
});

const messageSchema = z.object({
  id: z.string(),
  from: z.enum(["visitor", "agent", "teammate"]),
  author: z.string(),
  text: z.string(),
  sources: z.array(sourceSchema),
  acceptedAt: z.string().describe("When Lobby took it, ISO 8601."),
});

const openFormSchema = z
  .object({
    id: z.string(),
    title: z.string(),
    intro: z.string(),
    isSkippable: z.boolean(),
    fields: z.array(
      z.object({
        id: z.string(),
        label: z.string(),
        kind: z.enum(fieldKinds),
        isRequired: z.boolean(),
        choices: z.array(z.string()),
      }),
    ),
  })
  .describe("What the agent asks the visitor to fill in.");

const detailSchema = z.object({ field: z.string(), label: z.string(), value: z.string() });

export const conversationSchema = z
  .object({
    id: z.string(),
    state: z.enum(states),
    assignee: personSchema.nullable(),
    tags: z.array(z.string()),
    messages: z.array(messageSchema),
    handoff: handoffSchema.nullable(),
    form: openFormSchema.optional(),
    details: z
      .array(detailSchema)
      .optional()
      .describe("What the visitor filled in, in the order given."),
    attributes: z
      .record(z.string(), z.string())
      .optional()
      .describe("What the site, or you, said of the visitor."),
  })
  .describe("The conversation.");

const listedSchema = z.object({
  id: z.string(),
  state: z.enum(states),
  assignee: personSchema.nullable(),
  tags: z.array(z.string()),
  visitor: z.object({
    id: z.string(),
    name: z.string().nullable(),
    email: z.string().nullable(),
  }),
  preview: z.string(),
  messages: z.number().describe("How many public messages there are."),
  createdAt: z.string(),
  lastAt: z.string(),
  handoff: handoffSchema.nullable(),
});

export const conversationListSchema = z
  .object({
    conversations: z.array(listedSchema),
    next: z.string().nullable(),
  })
  .describe("A page of conversations; `next` is the cursor of the one after.");

const errorSchema = z.object({ error: z.string(), message: z.string() });

/** What every request may be answered with, besides what it asks for. */
export const failures = {
  400: errorSchema.describe("The request is not accepted; the sentence says why."),
  401: errorSchema.describe("No key, or one that is not known."),
  404: errorSchema.describe("The workspace has nothing of that id."),
  429: errorSchema.describe("Too many requests; Retry-After says how long to wait."),
  503: errorSchema.describe(
    "The disk takes no writes, or no agent worker is running, at the moment; nothing was changed.",
  ),
};

export const writeFailures = {
  ...failures,
  409: errorSchema.describe("The conversation is not in the state that this needs."),
  422: errorSchema.describe("The Idempotency-Key was used for another request."),
};

export type FormRequest = z.infer<typeof formRequestSchema>;
export type MessageRequest = z.infer<typeof messageRequestSchema>;
export type StartRequest = z.infer<typeof startRequestSchema>;
export type ConversationView = z.infer<typeof conversationSchema>;
export type ListedConversation = z.infer<typeof listedSchema>;
