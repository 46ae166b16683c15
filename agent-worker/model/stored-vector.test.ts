import * as fc from "fast-check";
import { expect, test } from "vitest";
import { packVector, VectorRows } from "./stored-vector.ts";

const vectors = fc.array(fc.float({ min: -1, max: 1, noNaN: true }), {
  minLength: 7,
  maxLength: 7,
});

test("a stored vector takes a byte a number and keeps its dot products", () => {
  fc.assert(
    fc.property(vectors, vectors, (stored, asked) => {
      const packed = packVector(Float32Array.from(stored));
      expect(packed).toHaveLength(11);
      const [product] = new VectorRows([packed], 7).multiply(Float32Array.from(asked));
      const exact = stored.reduce((sum, value, index) => sum + value * (asked[index] ?? 0), 0);
      expect(Math.abs((product ?? 0) - exact)).toBeLessThan(0.04);
    }),
  );
});

test("bytes of another width have no direction", () => {
  const rows = new VectorRows([Buffer.alloc(512, 1), packVector(Float32Array.of(1, 0))], 2);
  expect([...rows.multiply(Float32Array.of(1, 0))].map(Math.round)).toEqual([0, 1]);
});

test("thousands of rows give the same as a few", () => {
  const vector = (seed: number) =>
    Float32Array.from({ length: 128 }, (_, index) => Math.sin(seed * 1.7 + index * (seed + 1)));
  const packed = Array.from({ length: 1500 }, (_, row) => packVector(vector(row)));
  const asked = vector(0.37);
  const all = new VectorRows(packed, 128).multiply(asked);
  for (let from = 0; from < packed.length; from += 100) {
    const some = new VectorRows(packed.slice(from, from + 100), 128).multiply(asked);
    expect(all.slice(from, from + 100)).toEqual(some);
  }
});
