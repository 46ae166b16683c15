import { z } from "zod";
import type { Completion } from "./language-model.ts";
import { findJson, findPartialJson } from "./partial-json.ts";

/** What the model is asked for. The verdict and the sources come first, so that the text can be checked as it is written. */
export const DRAFT_FORMAT: Completion["format"] = {
  name: "answer",
  schema: {
    type: "object",
    additionalProperties: false,
    required: ["enough", "cites", "answer"],
    properties: {
      enough: { type: "boolean", description: "Whether the passages answer the question." },
      cites: {
        type: "array",
        items: { type: "integer" },
        description: "The numbers of the passages that the answer rests on.",
      },
      answer: { type: "string", description: "The answer in one to three sentences." },
    },
  },
};

export type Draft = {
  enough: boolean;
  /** Numbers of passages, from 1. */
  cites: number[];
  answer: string;
};

const LONGEST_ANSWER = 4000;
const AFTER_THOUGHTS = /^[\s\S]*<\/(?:think|thinking|thought|reasoning)>/;
const OPEN_THOUGHTS = /<(?:think|thinking|thought|reasoning)>[\s\S]*$/;

const number = z.union([z.number(), z.string().regex(/^\s*\[?\d+\]?\s*$/)]);
const draftSchema = z.object({
  enough: z.boolean().catch(true),
  cites: z.union([z.array(z.unknown()), number.transform((one) => [one])]).catch([]),
  answer: z.string().catch(""),
});

/** Null when the model wrote something else. */
export function readDraft(text: string): Draft | null {
  return toDraft(findJson(withoutThoughts(text)));
}

/** Of a draft still being written; null until verdict and sources are there and the answer has begun. */
export function readPartialDraft(text: string): Draft | null {
  const value = findPartialJson(withoutThoughts(text));
  const keys = typeof value === "object" && value !== null ? Object.keys(value) : [];
  return keys.at(-1) === "answer" && keys.includes("cites") && keys.includes("enough")
    ? toDraft(value)
    : null;
}

function toDraft(value: unknown): Draft | null {
  const parsed = draftSchema.safeParse(value);
  if (!parsed.success || !Object.hasOwn(value as object, "answer")) return null;
  const { enough, cites, answer } = parsed.data;
  return {
    enough,
    cites: [...new Set(cites.flatMap(readCite))],
    answer: withoutMarkers(answer.slice(0, LONGEST_ANSWER)),
  };
}

function readCite(cite: unknown): number[] {
  const parsed = number.safeParse(cite);
  return parsed.success ? [Number(String(parsed.data).replace(/[[\]\s]/g, ""))] : [];
}

/**
 * Models that think aloud do it between marks, where nothing is meant for the visitor; the first mark is often in their
 * template, and only the last one seen.
 */
function withoutThoughts(text: string): string {
  return text.slice((AFTER_THOUGHTS.exec(text)?.[0] ?? "").length).replace(OPEN_THOUGHTS, "");
}

/** "[1]" behind a sentence repeats `cites`. */
function withoutMarkers(answer: string): string {
  return answer.replace(/\s*\[\d+(?:\s*,\s*\d+)*\](?!\()/g, "").trim();
}
