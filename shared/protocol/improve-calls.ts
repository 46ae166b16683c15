import { z } from "zod";

/** Which turn of which conversation. */
export const questionPlaceSchema = z.strictObject({
  conversation: z.string().min(1).max(64),
  turn: z.string().min(1).max(64),
});

export const questionViewSchema = questionPlaceSchema.extend({
  text: z.string(),
  /** Milliseconds since 1970. */
  at: z.int(),
  reason: z.string().nullable(),
  confidence: z.number(),
  /** What the agent said. */
  answer: z.string(),
  /** What a teammate said to it. */
  teamReply: z.string().nullable(),
});

/** What a person decided about a question: an article was written for it, or it is none that articles should answer. */
export const rulings = ["written", "ignored"] as const;

/** GET .../questions/unanswered */
export const unansweredSchema = z.object({
  groups: z.array(
    z.object({
      label: z.string(),
      ruling: z.enum(rulings).nullable(),
      questions: z.array(questionViewSchema),
    }),
  ),
  /** False while the history is still being read: there may be more. */
  isComplete: z.boolean(),
});

/** POST .../questions/rulings; null takes a ruling back. */
export const rulingRequestSchema = z.strictObject({
  questions: z.array(questionPlaceSchema).min(1).max(500),
  ruling: z.enum(rulings).nullable(),
});

export const improveCalls = {
  "group-questions": {
    input: z.object({
      questions: z.array(z.object({ id: z.string(), text: z.string() })).max(2000),
    }),
    output: z.object({
      groups: z.array(z.object({ label: z.string(), questions: z.array(z.string()) })),
    }),
  },
};

export type QuestionPlace = z.infer<typeof questionPlaceSchema>;
export type QuestionView = z.infer<typeof questionViewSchema>;
export type Unanswered = z.infer<typeof unansweredSchema>;
export type UnansweredGroup = Unanswered["groups"][number];
export type RulingRequest = z.infer<typeof rulingRequestSchema>;
export type Ruling = (typeof rulings)[number];
