import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Embedder } from "../retrieval/ports.ts";
import { findModel, type ModelPlace } from "./find-model.ts";
import { BUILT_IN, openTableEmbedder } from "./table-embedder.ts";
import { loadTransformersEmbedder } from "./transformers-embedder.ts";

export type OpenedEmbedder =
  | { ok: true; embedder: Embedder | null }
  | { ok: false; problem: string };

const WEIGHTS = { q8: "model_quantized.onnx", q4: "model_q4.onnx", fp32: "model.onnx" };
const MARK = "#";

/** The model that ships with Lobby, trained by `scripts/embedder`. */
export const BUILT_IN_MODEL = join(import.meta.dirname, "built-in");

/**
 * Opens the model named by EMBEDDING_MODEL: a folder, a name on the hub such as `Xenova/all-MiniLM-L6-v2`, empty for
 * the built-in one, or `none`.
 */
export async function openEmbedder(model: string): Promise<OpenedEmbedder> {
  if (model === "none") return { ok: true, embedder: null };
  const place = findModel(model || BUILT_IN_MODEL, "embedding model");
  if (!place.ok) return place;
  try {
    if (model === "") return { ok: true, embedder: openTableEmbedder(BUILT_IN_MODEL) };
    const embedder = await loadTransformersEmbedder(place.value);
    return { ok: true, embedder: { ...embedder, name: nameOf(model, place.value) } };
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
  for (const file of ["tokenizer.json", `onnx/${WEIGHTS[dtype]}`])
    hash.update(readFileSync(join(folder, name, file)));
  return `${join(folder, name)}${MARK}${hash.digest("hex").slice(0, 16)}`;
}

/** The value of EMBEDDING_MODEL that opened the embedder of this name. */
export function settingOf(name: string): string {
  const setting = name.slice(0, name.lastIndexOf(MARK));
  return setting === BUILT_IN ? "" : setting;
}
