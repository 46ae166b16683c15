import { createHash } from "node:crypto";
import { existsSync, readFileSync, statSync } from "node:fs";
import { basename, dirname, isAbsolute, join, resolve } from "node:path";
import type { Embedder } from "../retrieval/ports.ts";
import { BUILT_IN, openTableEmbedder } from "./table-embedder.ts";
import { loadTransformersEmbedder } from "./transformers-embedder.ts";

export type OpenedEmbedder =
  | { ok: true; embedder: Embedder | null }
  | { ok: false; problem: string };

const NEEDED = ["config.json", "tokenizer.json", "tokenizer_config.json"];
const MODELS = ["model_quantized.onnx", "model.onnx"];
const MARK = "#";

/** The model that ships with Lobby, trained by `scripts/embedder`. */
export const BUILT_IN_MODEL = join(import.meta.dirname, "built-in");

/**
 * Opens the model named by EMBEDDING_MODEL: a folder, a name on the hub such as `Xenova/all-MiniLM-L6-v2`, empty for
 * the built-in one, or `none`.
 */
export async function openEmbedder(model: string): Promise<OpenedEmbedder> {
  if (model === "none") return { ok: true, embedder: null };
  const place = findModel(model || BUILT_IN_MODEL);
  if (!place.ok) return place;
  try {
    if (model === "") return { ok: true, embedder: openTableEmbedder(BUILT_IN_MODEL) };
    const embedder = await loadTransformersEmbedder(place);
    return { ok: true, embedder: { ...embedder, name: nameOf(model, place) } };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    const name = model || "that comes with Lobby";
    return { ok: false, problem: `The embedding model ${name} could not be loaded: ${why}` };
  }
}

/** The setting, so that vectors found later tell which model they need, and what tells one model there from the next. */
function nameOf(model: string, { folder, name, dtype }: ModelPlace): string {
  if (folder === null) return `${model}${MARK}${dtype}`;
  const hash = createHash("sha256");
  const weights = dtype === "q8" ? MODELS[0] : MODELS[1];
  for (const file of ["tokenizer.json", `onnx/${weights}`])
    hash.update(readFileSync(join(folder, name, file)));
  return `${join(folder, name)}${MARK}${hash.digest("hex").slice(0, 16)}`;
}

/** The value of EMBEDDING_MODEL that opened the embedder of this name. */
export function settingOf(name: string): string {
  const setting = name.slice(0, name.lastIndexOf(MARK));
  return setting === BUILT_IN ? "" : setting;
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
