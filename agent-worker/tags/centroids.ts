import type { Example } from "./linear-model.ts";
import type { FeatureVector } from "./text-features.ts";

/** How near a text is to the middle of each class's examples: cosines, 0..1 or a little below. */
export type Centroids = { nearness(vector: FeatureVector): Float32Array };

export function findCentroids(
  examples: readonly Example[],
  options: { features: number; classes: number },
): Centroids {
  const { features, classes } = options;
  const sums = new Float32Array(features * classes);
  for (const { vector, classes: own } of examples)
    for (const one of own)
      for (let at = 0; at < vector.places.length; at += 1) {
        const place = (vector.places[at] ?? 0) * classes + one;
        sums[place] = (sums[place] ?? 0) + (vector.values[at] ?? 0);
      }
  const squares = new Float64Array(classes);
  for (let place = 0; place < sums.length; place += 1)
    squares[place % classes] = (squares[place % classes] ?? 0) + (sums[place] ?? 0) ** 2;
  const lengths = squares.map((square) => Math.sqrt(square) || 1);
  return {
    nearness: ({ places, values }) => {
      const found = new Float32Array(classes);
      for (let at = 0; at < places.length; at += 1) {
        const value = values[at] ?? 0;
        const row = (places[at] ?? 0) * classes;
        for (let one = 0; one < classes; one += 1)
          found[one] = (found[one] ?? 0) + value * (sums[row + one] ?? 0);
      }
      return found.map((sum, one) => sum / (lengths[one] ?? 1));
    },
  };
}
