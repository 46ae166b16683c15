import type { ModelPlace } from "../model/find-model.ts";

export type Span = {
  /** As the model's tokens spell it. */
  text: string;
  /** 0..1. */
  score: number;
};

/** Finds the words of a text that answer a question; null when the model finds none. */
export interface SpanFinder {
  find(question: string, text: string): Promise<Span | null>;
}

export async function loadSpanFinder(place: ModelPlace): Promise<SpanFinder> {
  const { pipeline } = await import("@huggingface/transformers");
  const answer = await pipeline("question-answering", place.name, { dtype: place.dtype });
  const find = async (question: string, text: string): Promise<Span | null> => {
    const found: unknown = await answer(question, text);
    return isSpan(found) ? { text: found.answer, score: found.score } : null;
  };
  await find("probe", "probe");
  return { find };
}

/** Where no token may answer, transformers.js gives no answer, and no number for the score. */
function isSpan(found: unknown): found is { answer: string; score: number } {
  const span = found as { answer?: unknown; score?: unknown } | undefined;
  return (
    typeof span?.answer === "string" &&
    span.answer.trim() !== "" &&
    typeof span.score === "number" &&
    Number.isFinite(span.score)
  );
}
