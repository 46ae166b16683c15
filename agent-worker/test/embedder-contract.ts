import { expect, test } from "vitest";
import type { Embedder } from "../retrieval/ports.ts";

/** What every embedder must keep; `alike` mean the same to it and `other` does not. */
export function embedderContract(
  open: () => Promise<Embedder>,
  words: { alike: [string, string]; other: string },
): void {
  test("a vector has the dimensions promised and length one", async () => {
    const embedder = await open();
    const [vector] = await embedder.embed([words.other]);
    expect(vector).toHaveLength(embedder.dimensions);
    expect(dot(vector, vector)).toBeCloseTo(1, 4);
  });

  test("every text gets its vector, in order, whatever else is asked for", async () => {
    const embedder = await open();
    const texts = Array.from({ length: 70 }, (_, index) =>
      index % 2 ? words.other : words.alike[0],
    );
    const together = await embedder.embed(texts);
    expect(together).toHaveLength(70);
    const [alone] = await embedder.embed([words.other]);
    expect(dot(together[69], alone)).toBeCloseTo(1, 4);
    expect(await embedder.embed([])).toEqual([]);
  });

  test("texts that mean the same lie closer than others", async () => {
    const embedder = await open();
    const [a, b, c] = await embedder.embed([...words.alike, words.other]);
    expect(dot(a, b)).toBeGreaterThan(dot(a, c));
  });

  test("empty and enormous texts are embedded like any other", async () => {
    const embedder = await open();
    const vectors = await embedder.embed(["", "word ".repeat(20_000)]);
    expect(vectors.every((vector) => vector.every(Number.isFinite))).toBe(true);
  });
}

function dot(a: Float32Array | undefined, b: Float32Array | undefined): number {
  if (!a || !b) throw new Error("a vector is missing");
  return a.reduce((sum, value, index) => sum + value * (b[index] ?? 0), 0);
}
