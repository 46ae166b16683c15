import { z } from "zod";
import { agentJobSchema } from "./agent-job.ts";

const sources = z.array(
  z.object({ article: z.string(), heading: z.string(), url: z.string().optional() }),
);

/** POST .../copilot/suggestion; `text` is null when the articles say nothing to it. */
export const suggestionSchema = z.object({
  text: z.string().nullable(),
  confidence: z.number(),
  sources,
  /** What it answers, where that is not the last thing the visitor asked. */
  question: z.string().optional(),
});

/** POST .../copilot/summary */
export const summarySchema = z.object({
  lines: z.array(z.object({ label: z.string(), text: z.string() })),
});

/** POST .../copilot/similar: resolved conversations about the same, the nearest first. */
export const similarSchema = z.object({
  conversations: z.array(
    z.object({
      conversation: z.string(),
      question: z.string(),
      /** What a teammate, or else the agent, said to it. */
      reply: z.string(),
      at: z.int(),
    }),
  ),
});

export const copilotCalls = {
  "suggest-reply": { input: z.object({ job: agentJobSchema }), output: suggestionSchema },
  summarise: { input: z.object({ job: agentJobSchema }), output: summarySchema },
  "rank-similar": {
    input: z.object({
      text: z.string(),
      candidates: z.array(z.object({ id: z.string(), text: z.string() })).max(100),
    }),
    output: z.object({ best: z.array(z.string()) }),
  },
};

export type Suggestion = z.infer<typeof suggestionSchema>;
export type Summary = z.infer<typeof summarySchema>;
export type Similar = z.infer<typeof similarSchema>;
