import { z } from "zod";
import type { AgentResult } from "../domain/intent.ts";
import { agentSettingsSchema } from "./agent-settings.ts";
import { TEXT_LENGTH } from "./entry-schema.ts";
import { formSchema } from "./form-schema.ts";
import { actionSecretsSchema } from "./http-action.ts";

/** The wire between the agent worker and the sync server: `POST /internal/jobs/{claim,renew,stream,commit}` with `Authorization: Bearer WORKER_KEY`. */
export const claimRequestSchema = z.strictObject({
  wait: z.int().min(0).max(25_000).default(20_000),
});

const detail = z.object({ field: z.string(), label: z.string(), value: z.string() });

export const agentJobSchema = z.object({
  trigger: z.string(),
  conversation: z.string(),
  workspace: z.string(),
  epoch: z.int(),
  leaseMs: z.int(),
  /** The server's time, in milliseconds since 1970. */
  now: z.int(),
  /** `q` of the last visitor message in `messages`; returned with the commit. */
  seen: z.int(),
  agent: z.object({
    id: z.string(),
    name: z.string(),
    collection: z.string(),
    settings: agentSettingsSchema,
  }),
  /** Of the agent's actions, by id; each for nobody but the system it belongs to. */
  actionSecrets: z.record(z.string(), actionSecretsSchema),
  visitor: z.object({
    name: z.string().nullable(),
    email: z.string().nullable(),
    /** What the site has said of the visitor. */
    attributes: z.record(z.string(), z.string()),
  }),
  /** What the visitor filled in in this conversation, the latest last. */
  details: z.array(detail),
  /** Ids of the forms this conversation has asked. */
  askedForms: z.array(z.string()),
  /** Ids of the conversation's tags. */
  conversationTags: z.array(z.string()),
  messages: z.array(
    z.object({
      id: z.string(),
      from: z.enum(["visitor", "agent", "teammate"]),
      author: z.string(),
      text: z.string(),
      at: z.int(),
      /** Of an agent's message: how sure it was, and what kind of message it is. */
      confidence: z.number().nullable(),
      reason: z.string().nullable(),
    }),
  ),
  /** The tags the agent may use; what teammates did with them is among the examples. */
  tags: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      description: z.string(),
      /** From which confidence on it is set and not only suggested; null for never. */
      threshold: z.number().nullable(),
      examples: z.array(z.string()),
      counterExamples: z.array(z.string()),
    }),
  ),
});

/** How many sources and passages a result may name, and how many characters its texts may have. */
export const RESULT_LIMITS = {
  text: TEXT_LENGTH,
  sources: 10,
  passages: 10,
  article: 500,
  path: 1000,
  heading: 1000,
  url: 2000,
  quote: 2000,
  because: 200,
} as const;

const most = RESULT_LIMITS;

const passageScore = z.object({
  article: z.string().max(most.article).optional(),
  path: z.string().max(most.path),
  heading: z.string().max(most.heading),
  score: z.number(),
});

export const agentResultSchema = z.strictObject({
  action: z.enum(["answer", "ask", "hand-off"]),
  text: z.string().min(1).max(most.text),
  sources: z
    .array(
      z.object({
        article: z.string().max(most.article),
        path: z.string().max(most.path),
        heading: z.string().max(most.heading),
        url: z.string().max(most.url).optional(),
        quote: z.string().max(most.quote).optional(),
      }),
    )
    .max(most.sources),
  confidence: z.number().min(0).max(1),
  reason: z.string().max(100).nullable(),
  tags: z
    .array(
      z.object({
        tag: z.string().max(64),
        confidence: z.number().min(0).max(1),
        isSure: z.boolean().default(true),
      }),
    )
    .max(20),
  passages: z.array(passageScore).max(most.passages),
  ms: z.number().min(0),
  because: z.string().max(most.because).optional(),
  form: z
    .strictObject({
      form: formSchema,
      handOff: z.string().min(1).max(100).nullable(),
      continues: z.literal(true).optional(),
    })
    .optional(),
}) as unknown as z.ZodType<AgentResult>;

export const commitRequestSchema = z.strictObject({
  trigger: z.string().max(64),
  conversation: z.string().max(64),
  epoch: z.int(),
  seen: z.int(),
  result: agentResultSchema,
});

export const commitOutcomes = ["published", "again", "fenced", "newer", "cancelled"] as const;
export type CommitOutcome = (typeof commitOutcomes)[number];
export const commitResponseSchema = z.object({ outcome: z.enum(commitOutcomes) });

/** An answer under way: all of it that may be seen by now. */
export const showRequestSchema = z.strictObject({
  conversation: z.string().max(64),
  trigger: z.string().max(64),
  epoch: z.int(),
  text: z.string().min(1).max(most.text),
});

export const renewRequestSchema = z.strictObject({
  conversation: z.string().max(64),
  trigger: z.string().max(64),
  epoch: z.int(),
});

export type AgentJob = z.infer<typeof agentJobSchema>;
export type ShowRequest = z.infer<typeof showRequestSchema>;
export type CommitRequest = z.infer<typeof commitRequestSchema>;
