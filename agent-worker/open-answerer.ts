import { randomBytes } from "node:crypto";
import { QuestionAnsweringAnswerer } from "./answer-model/question-answering-answerer.ts";
import { openAnswerModel } from "./answer-model/open-answer-model.ts";
import type { ExtractiveAnswerer } from "./answer/extractive-answerer.ts";
import type { Answerer } from "./answer/ports.ts";
import type { AnswererConfig } from "./config.ts";
import { ChatEndpoint } from "./language-model/chat-endpoint.ts";
import { LanguageModelAnswerer } from "./language-model/language-model-answerer.ts";
import type { LanguageModel } from "./language-model/language-model.ts";

export type OpenedAnswerer = {
  answerer: Answerer;
  /** What writes the answers; null when they are quoted. */
  model: string | null;
  /** Why the settings could not be followed; one sentence. */
  problem: string | null;
};

/** A part of the turn's time is kept for quoting when the model does not come to an end. */
const SHARE_OF_TURN = 0.85;

/** What the settings say puts answers into words; whatever is wrong with them, answers are quoted at least. */
export async function openAnswerer(
  config: AnswererConfig,
  extractive: ExtractiveAnswerer,
): Promise<OpenedAnswerer> {
  const timeLimit = Math.min(config.LLM_TIMEOUT_MS, config.ANSWER_TIMEOUT_MS * SHARE_OF_TURN);
  const quoting = (problem: string | null) => ({ answerer: extractive, model: null, problem });
  const written = (model: LanguageModel) => ({
    answerer: new LanguageModelAnswerer({ model, extractive, timeLimit, makeNonce }),
    model: model.name,
    problem: null,
  });
  const { LLM_BASE_URL: baseUrl, LLM_MODEL: model, LLM_API_KEY, ANSWER_MODEL } = config;
  if (baseUrl !== undefined) {
    if (model === "") return quoting("LLM_BASE_URL is set, but LLM_MODEL is not.");
    const apiKey = LLM_API_KEY ?? null;
    return written(
      new ChatEndpoint({ baseUrl, model, apiKey, now: Date.now, random: Math.random }),
    );
  }
  if (ANSWER_MODEL === "") return quoting(null);
  const opened = await openAnswerModel(ANSWER_MODEL);
  if (!opened.ok) return quoting(opened.problem);
  if (opened.value.kind === "text-generation") return written(opened.value.model);
  const { finder } = opened.value;
  const answerer = new QuestionAnsweringAnswerer({ finder, extractive, timeLimit });
  return { answerer, model: ANSWER_MODEL, problem: null };
}

function makeNonce(): string {
  return randomBytes(9).toString("hex");
}
