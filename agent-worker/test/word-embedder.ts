import { stems } from "../retrieval/passage-words.ts";
import type { Embedder } from "../retrieval/ports.ts";

/** An embedder for tests that knows only which words mean the same. */
export function makeWordEmbedder(groups: string[][]): Embedder {
  const dimensions = groups.length + 1;
  const groupOf = new Map(
    groups.flatMap((group, index) => group.map((word) => [stems(word)[0], index])),
  );
  return {
    name: "words",
    dimensions,
    embed: async (texts) =>
      texts.map((text) => {
        const vector = new Float32Array(dimensions);
        vector[dimensions - 1] = 0.1;
        for (const stem of stems(text)) {
          const group = groupOf.get(stem);
          if (group !== undefined) vector[group] = (vector[group] ?? 0) + 1;
        }
        const length = Math.hypot(...vector);
        return vector.map((value) => value / length);
      }),
  };
}
