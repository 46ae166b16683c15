import { z } from "zod";
import { agentJobSchema } from "./agent-job.ts";
import { TEXT_LENGTH } from "./entry-schema.ts";

/** A question and what came before it, as the playground sends them. */
export const playgroundRequestSchema = z.strictObject({
  question: z.string().trim().min(1).max(TEXT_LENGTH),
  thread: z
    .array(
      z.strictObject({
        from: z.enum(["visitor", "agent", "teammate"]),
        text: z.string().min(1).max(TEXT_LENGTH),
        /** Of the agent's: what kind of message it was. */
        reason: z.string().max(100).nullable().default(null),
      }),
    )
    .max(20)
    .default([]),
});

const share = z.number().min(0).max(1);

const shownPassageSchema = z.object({
  article: z.string(),
  path: z.string(),
  heading: z.string(),
  url: z.string().nullable(),
  text: z.string(),
  score: z.number(),
  /** Of the possible score of its words. */
  share: z.number(),
  /** Nearness in meaning; null without an embedder. */
  cosine: z.number().nullable(),
});

/** What the agent would do, and all that led to it. */
export const explainedReplySchema = z.object({
  action: z.enum(["answer", "ask", "hand-off"]),
  text: z.string(),
  confidence: share,
  threshold: share,
  /** Why it handed off, or what kind of answer it is. */
  reason: z.string().nullable(),
  because: z.string().nullable(),
  sources: z.array(
    z.object({
      article: z.string(),
      path: z.string(),
      heading: z.string(),
      url: z.string().optional(),
      quote: z.string().optional(),
    }),
  ),
  /** What would have been said if the confidence had been high enough; null when nothing was looked up. */
  draft: z.string().nullable(),
  terms: z.array(z.object({ word: z.string(), isKnown: z.boolean() })),
  isFollowUp: z.boolean(),
  passages: z.array(shownPassageSchema),
  features: z.record(z.string(), z.number()).nullable(),
  ms: z.number(),
});

export const playgroundCalls = {
  ask: {
    /** A turn that nobody took, in the form of any other. */
    input: z.object({ job: agentJobSchema }),
    output: explainedReplySchema,
  },
};

export type PlaygroundRequest = z.input<typeof playgroundRequestSchema>;
/** A message of the thread before the question. */
export type ToldMessage = NonNullable<PlaygroundRequest["thread"]>[number];
export type ExplainedReply = z.infer<typeof explainedReplySchema>;
