import { ok, refuse, type Result } from "../../shared/domain/result.ts";
import type { LanguageModel } from "../language-model/language-model.ts";
import { findModel, type ModelPlace } from "../model/find-model.ts";
import { firstLineOf } from "./first-line.ts";
import { loadSpanFinder, type SpanFinder } from "./span-finder.ts";
import { loadTextGenerator } from "./text-generator.ts";

export type AnswerModel =
  | { kind: "question-answering"; finder: SpanFinder }
  | { kind: "text-generation"; model: LanguageModel };

/**
 * Opens the model named by ANSWER_MODEL, a folder or a name on the hub. What it can do is read from its configuration;
 * transformers.js is loaded only now.
 */
export async function openAnswerModel(setting: string): Promise<Result<AnswerModel, string>> {
  const place = findModel(setting, "answer model");
  if (!place.ok) return place;
  try {
    return await load(setting, place.value);
  } catch (error) {
    return refuse(`The answer model ${setting} could not be loaded: ${firstLineOf(error)}`);
  }
}

async function load(setting: string, place: ModelPlace): Promise<Result<AnswerModel, string>> {
  const { AutoConfig, env } = await import("@huggingface/transformers");
  env.allowRemoteModels = place.folder === null;
  if (place.folder !== null) env.localModelPath = place.folder;
  const config = await AutoConfig.from_pretrained(place.name);
  const [architecture = "nothing"] = architecturesOf(config);
  if (architecture.endsWith("ForQuestionAnswering"))
    return ok({ kind: "question-answering", finder: await loadSpanFinder(place) });
  if (/ForCausalLM$|LMHeadModel$/.test(architecture))
    return ok({ kind: "text-generation", model: await loadTextGenerator(setting, place) });
  return refuse(
    `The answer model ${setting} is for ${architecture}; one for question answering or text generation is needed.`,
  );
}

function architecturesOf(config: object): string[] {
  const named: unknown = "architectures" in config ? config.architectures : [];
  return Array.isArray(named) ? named.map(String) : [];
}
