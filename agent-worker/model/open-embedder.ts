import { existsSync, statSync } from "node:fs";
import { basename, dirname, isAbsolute, join, resolve } from "node:path";
import type { Embedder } from "../retrieval/ports.ts";
import { loadTransformersEmbedder } from "./transformers-embedder.ts";

export type OpenedEmbedder =
  | { ok: true; embedder: Embedder | null }
  | { ok: false; problem: string };

const NEEDED = ["config.json", "tokenizer.json", "tokenizer_config.json"];
const MODELS = ["model_quantized.onnx", "model.onnx"];

/** Opens the model named by EMBEDDING_MODEL: a folder, or a name on the hub such as `Xenova/all-MiniLM-L6-v2`. */
export async function openEmbedder(model: string): Promise<OpenedEmbedder> {
  if (model === "") return { ok: true, embedder: null };
  const place = findModel(model);
  if (!place.ok) return place;
  try {
    return { ok: true, embedder: await loadTransformersEmbedder(place) };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return { ok: false, problem: `The embedding model ${model} could not be loaded: ${why}` };
  }
}

export type ModelPlace = {
  ok: true;
  /** The folder that holds the model's folder; null for a model on the hub. */
  folder: string | null;
  name: string;
  dtype: "q8" | "fp32";
};

function findModel(model: string): ModelPlace | { ok: false; problem: string } {
  const folder = resolve(model);
  const isFolder = existsSync(folder) && statSync(folder).isDirectory();
  if (!isFolder) {
    const isHubName =
      /^[\w.-]+\/[\w.-]+$/.test(model) && !isAbsolute(model) && !model.startsWith(".");
    if (isHubName) return { ok: true, folder: null, name: model, dtype: "q8" };
    return { ok: false, problem: `The embedding model folder ${model} does not exist.` };
  }
  const missing = NEEDED.filter((file) => !existsSync(join(folder, file)));
  const weights = MODELS.find((file) => existsSync(join(folder, "onnx", file)));
  if (!weights) missing.push(`onnx/${MODELS.join(" or onnx/")}`);
  if (missing.length > 0) {
    return {
      ok: false,
      problem: `The embedding model folder ${model} lacks ${missing.join(", ")}.`,
    };
  }
  const dtype = weights === "model.onnx" ? "fp32" : "q8";
  return { ok: true, folder: dirname(folder), name: basename(folder), dtype };
}
