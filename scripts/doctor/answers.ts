import { openAnswerModel } from "../../agent-worker/answer-model/open-answer-model.ts";
import { probeEndpoint } from "../../agent-worker/language-model/probe-endpoint.ts";
import { findModel } from "../../agent-worker/model/find-model.ts";
import type { Settings } from "../start/settings.ts";
import { failed, fine, warning, type Finding } from "./check.ts";

const name = "Answers";
const quoted = "until this is fixed, answers are quoted from the articles";

/** Asks whatever LLM_BASE_URL or ANSWER_MODEL names for something small. */
export async function checkAnswers(settings: Settings): Promise<Finding> {
  const { LLM_BASE_URL, ANSWER_MODEL } = settings;
  if (LLM_BASE_URL !== undefined) return checkEndpoint(LLM_BASE_URL, settings);
  if (ANSWER_MODEL === "") return fine(name, "quoted from the articles");
  return checkLocalModel(ANSWER_MODEL);
}

async function checkEndpoint(baseUrl: string, settings: Settings): Promise<Finding> {
  const { LLM_MODEL: model, LLM_API_KEY, LLM_TIMEOUT_MS } = settings;
  const { host } = new URL(baseUrl);
  if (model === "") {
    const fix = "Set LLM_MODEL to the name of a model there.";
    return failed(name, `LLM_BASE_URL is set, but LLM_MODEL is not; ${quoted}`, fix);
  }
  const apiKey = LLM_API_KEY ?? null;
  const probe = await probeEndpoint({ baseUrl, model, apiKey }, LLM_TIMEOUT_MS);
  if (!probe.ok)
    return failed(
      name,
      `${model} at ${host} ${withoutStop(probe.problem)}; ${quoted}`,
      fixFor(probe.problem),
    );
  const { ms, keepsToFormat, dialect } = probe.value;
  if (!keepsToFormat) {
    const fix = "Choose a model that can write JSON; this one's answers could not be checked.";
    return warning(name, `${model} at ${host} writes prose instead of JSON; ${quoted}`, fix);
  }
  const how = { schema: "by schema", object: "as JSON", prose: "without a response format" };
  return fine(name, `written by ${model} at ${host} in ${ms} ms, ${how[dialect.format]}`);
}

const FIXES: [RegExp, string][] = [
  [/key/, "Set LLM_API_KEY to a key of that endpoint."],
  [
    /404|not a chat completion/,
    "Set LLM_BASE_URL to what stands before /chat/completions, as in http://127.0.0.1:11434/v1, and LLM_MODEL to a model it has (Ollama: run `ollama pull` with its name).",
  ],
  [/cannot be reached|broke off/, "Start the endpoint, or correct LLM_BASE_URL."],
  [/429/, "Wait a little, or raise the limit of the key."],
  [/within/, "Choose a smaller model, or raise LLM_TIMEOUT_MS and ANSWER_TIMEOUT_MS."],
];

function fixFor(problem: string): string {
  return FIXES.find(([of]) => of.test(problem))?.[1] ?? "Look at the log of the endpoint.";
}

async function checkLocalModel(setting: string): Promise<Finding> {
  const fix =
    "Set ANSWER_MODEL to the folder of a transformers.js model for question answering or text generation, or leave it empty.";
  const place = findModel(setting, "answer model");
  if (!place.ok) return failed(name, `${withoutStop(place.problem)}; ${quoted}`, fix);
  if (place.value.folder === null) {
    const detail = `${setting} is no folder here, so it is looked for on the model hub`;
    return warning(name, detail, "Set ANSWER_MODEL to a folder if this machine has no internet.");
  }
  const opened = await openAnswerModel(setting);
  if (!opened.ok) return failed(name, `${withoutStop(opened.problem)}; ${quoted}`, fix);
  return fine(name, `${opened.value.kind} by ${setting}`);
}

function withoutStop(sentence: string): string {
  return sentence.replace(/\.$/, "");
}
