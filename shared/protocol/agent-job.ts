import { z } from "zod";
import type { AgentResult } from "../domain/intent.ts";

/** The wire between the agent worker and the sync server: `POST /internal/jobs/{claim,renew,commit}` with `Authorization: Bearer WORKER_KEY`. */
export const claimRequestSchema = z.strictObject({
  wait: z.int().min(0).max(25_000).default(20_000),
});

export const agentSettingsSchema = z.object({
  /** Answers below this confidence are handed off; 0 to 1. */
  threshold: z.number().min(0).max(1).default(0.5),
  /** Phrases that hand off at once, compared without case. */
  keyPhrases: z.array(z.string().min(1).max(200)).max(200).default([]),
  greeting: z.string().max(500).default(""),
});

export const agentJobSchema = z.object({
  trigger: z.string(),
  conversation: z.string(),
  workspace: z.string(),
  epoch: z.int(),
  leaseMs: z.int(),
  /** `q` of the last visitor message in `messages`; returned with the commit. */
  seen: z.int(),
  agent: z.object({
    id: z.string(),
    name: z.string(),
    collection: z.string(),
    settings: agentSettingsSchema,
  }),
  visitor: z.object({ name: z.string().nullable(), email: z.string().nullable() }),
  messages: z.array(
    z.object({
      id: z.string(),
      from: z.enum(["visitor", "agent", "teammate"]),
      author: z.string(),
      text: z.string(),
      at: z.int(),
    }),
  ),
  tags: z.array(z.object({ id: z.string(), name: z.string(), description: z.string() })),
});

const passageScore = z.object({
  path: z.string().max(1000),
  heading: z.string().max(1000),
  score: z.number(),
});

export const agentResultSchema = z.strictObject({
  action: z.enum(["answer", "ask", "hand-off"]),
  text: z.string().min(1).max(8000),
  sources: z
    .array(
      z.object({
        article: z.string().max(500),
        path: z.string().max(1000),
        heading: z.string().max(1000),
        url: z.string().max(2000).optional(),
        quote: z.string().max(2000).optional(),
      }),
    )
    .max(10),
  confidence: z.number().min(0).max(1),
  reason: z.string().max(100).nullable(),
  tags: z
    .array(z.object({ tag: z.string().max(64), confidence: z.number().min(0).max(1) }))
    .max(20),
  passages: z.array(passageScore).max(10),
  ms: z.number().min(0),
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

export const renewRequestSchema = z.strictObject({
  conversation: z.string().max(64),
  trigger: z.string().max(64),
  epoch: z.int(),
});

export type AgentSettings = z.infer<typeof agentSettingsSchema>;
export type AgentJob = z.infer<typeof agentJobSchema>;
export type CommitRequest = z.infer<typeof commitRequestSchema>;
