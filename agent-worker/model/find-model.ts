import { existsSync, statSync } from "node:fs";
import { basename, dirname, isAbsolute, join, resolve } from "node:path";
import { ok, refuse, type Result } from "../../shared/domain/result.ts";

export type ModelPlace = {
  /** The folder that holds the model's folder; null for a model on the hub. */
  folder: string | null;
  name: string;
  dtype: "q8" | "q4" | "fp32";
};

const NEEDED = ["config.json", "tokenizer.json", "tokenizer_config.json"];

/** The files of weights that a model may have, best first. */
const WEIGHTS = [
  ["model_quantized.onnx", "q8"],
  ["model_q4.onnx", "q4"],
  ["model.onnx", "fp32"],
] as const;

/** A transformers.js model in a folder or, by its name, on the hub; `what` names it in the problem. */
export function findModel(model: string, what: string): Result<ModelPlace, string> {
  const folder = resolve(model);
  const isFolder = existsSync(folder) && statSync(folder).isDirectory();
  if (!isFolder) {
    const isHubName =
      /^[\w.-]+\/[\w.-]+$/.test(model) && !isAbsolute(model) && !model.startsWith(".");
    if (isHubName) return ok({ folder: null, name: model, dtype: "q8" });
    return refuse(`The ${what} folder ${model} does not exist.`);
  }
  const missing = NEEDED.filter((file) => !existsSync(join(folder, file)));
  const weights = WEIGHTS.find(([file]) => existsSync(join(folder, "onnx", file)));
  if (!weights) missing.push("onnx/model_quantized.onnx or onnx/model.onnx");
  if (missing.length > 0 || !weights)
    return refuse(`The ${what} folder ${model} lacks ${missing.join(", ")}.`);
  return ok({ folder: dirname(folder), name: basename(folder), dtype: weights[1] });
}
