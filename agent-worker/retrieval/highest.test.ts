import * as fc from "fast-check";
import { expect, test } from "vitest";
import { placesOfHighest } from "./highest.ts";

test("the highest scores come in the order that sorting all of them would give", () => {
  const scores = fc.array(fc.integer({ min: -5, max: 5 }));
  fc.assert(
    fc.property(scores, fc.integer({ min: 1, max: 10 }), (values, limit) => {
      const sorted = [...values.keys()].toSorted((a, b) => (values[b] ?? 0) - (values[a] ?? 0));
      expect(placesOfHighest(Float32Array.from(values), limit)).toEqual(sorted.slice(0, limit));
    }),
  );
});
