import type { Embedder } from "../retrieval/ports.ts";
import type { ModelPlace } from "./find-model.ts";

const BATCH = 32;

/** Loads transformers.js only now: without a configured model its 288 MB runtime is never touched. */
export async function loadTransformersEmbedder(place: ModelPlace): Promise<Omit<Embedder, "name">> {
  const { env, pipeline } = await import("@huggingface/transformers");
  env.allowRemoteModels = place.folder === null;
  if (place.folder !== null) env.localModelPath = place.folder;
  const extract = await pipeline("feature-extraction", place.name, { dtype: place.dtype });
  const embed = async (texts: string[]): Promise<Float32Array[]> => {
    const vectors: Float32Array[] = [];
    for (let at = 0; at < texts.length; at += BATCH) {
      const output = await extract(texts.slice(at, at + BATCH), {
        pooling: "mean",
        normalize: true,
      });
      vectors.push(...splitRows(Float32Array.from(output.data, finite), Number(output.dims[1])));
    }
    return vectors;
  };
  const [probe] = await embed(["probe"]);
  if (!probe) throw new Error("it gives no vectors");
  return { dimensions: probe.length, embed };
}

/** Text of which the model knows no word has no direction; dividing by its length gives no number. */
function finite(value: number | bigint): number {
  const number = Number(value);
  return Number.isFinite(number) ? number : 0;
}

function splitRows(flat: Float32Array, width: number): Float32Array[] {
  const rows: Float32Array[] = [];
  for (let at = 0; at < flat.length; at += width) rows.push(flat.slice(at, at + width));
  return rows;
}
