import { z } from "zod";
import { agentJobSchema } from "./agent-job.ts";

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

const pastAnswers = z
  .array(
    z.object({
      confidence: z.number().min(0).max(1),
      at: z.int(),
      /** What people made of it, where anybody said. */
      right: z.boolean().optional(),
    }),
  )
  .max(5000);

/** GET .../coverage: what each threshold would have done with the questions of the past. */
export const coverageSchema = z.object({
  curve: z.array(
    z.object({
      threshold: z.number(),
      answered: z.int(),
      handedOff: z.int(),
      /** Of the answered ones, how many are likely to be wrong. */
      expectedWrong: z.number(),
    }),
  ),
  questions: z.int(),
  /** Answers that somebody confirmed or corrected; from 50 on the confidence is fitted to them. */
  outcomes: z.int(),
  neededOutcomes: z.int(),
});

const passagePlace = z.object({
  article: z.string(),
  title: z.string(),
  heading: z.string(),
  text: z.string(),
});

/** POST .../checkup: articles nobody needs, twins, passages that say different things of one subject or speak to the agent. */
export const checkupSchema = z.object({
  /** Each with the sentence that may be meant to steer the agent. */
  steering: z.array(passagePlace),
  unused: z.array(z.object({ article: z.string(), title: z.string(), readAt: z.int() })),
  duplicates: z.array(z.object({ share: z.number(), one: passagePlace, other: passagePlace })),
  contradictions: z.array(
    z.object({
      kind: z.enum(["number", "negation"]),
      one: passagePlace,
      other: passagePlace,
    }),
  ),
  /** How many answers of the past it was told about. */
  answers: z.int(),
});

/** POST .../questions/ask-again: a few past questions, then and now. */
export const askAgainRequestSchema = z.strictObject({
  offset: z.int().min(0).max(1000).default(0),
});

const outcomes = ["answered", "handed-off", "other"] as const;

const onceSchema = z.object({
  outcome: z.enum(outcomes),
  /** Why it was handed over, or what kind of reply it is. */
  reason: z.string().nullable(),
  text: z.string(),
  confidence: z.number(),
  sources: z.array(z.string()),
});

export const askedAgainSchema = z.object({
  total: z.int(),
  /** Where to go on; null at the end. */
  next: z.int().nullable(),
  questions: z.array(
    questionPlaceSchema.extend({
      text: z.string(),
      at: z.int(),
      change: z.enum(["better", "worse", "different", "same"]),
      before: onceSchema,
      after: onceSchema,
    }),
  ),
});

export const improveCalls = {
  "read-coverage": {
    input: z.object({ past: pastAnswers }),
    output: coverageSchema,
  },
  "check-articles": {
    input: z.object({ used: z.array(z.string()).max(20_000), answers: z.int() }),
    output: checkupSchema,
  },
  "ask-again": {
    input: z.object({ jobs: z.array(agentJobSchema).max(50) }),
    output: z.object({ replies: z.array(onceSchema) }),
  },
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
export type Coverage = z.infer<typeof coverageSchema>;
export type Checkup = z.infer<typeof checkupSchema>;
export type AskedAgain = z.infer<typeof askedAgainSchema>;
export type AskedAgainQuestion = AskedAgain["questions"][number];
