import { stems } from "../../agent-worker/retrieval/passage-words.ts";
import type { Embedder } from "../../agent-worker/retrieval/ports.ts";
import type { Utterance } from "./data-sets.ts";
import { mean } from "./statistics.ts";

/** A sparse vector of length one. */
type WordVector = Map<string, number>;

export type TopicShares = { vectors: number; words: number; both: number };

/** How often the nearest mean of a topic's examples is the right one, by vectors, by words (tf-idf) and by both. */
export async function measureNearestTopic(
  train: Utterance[],
  test: Utterance[],
  examples: number,
  embedder: Embedder,
): Promise<TopicShares> {
  const used = [...Map.groupBy(train, ({ intent }) => intent).values()].flatMap((group) =>
    group.slice(0, examples),
  );
  const intents = used.map(({ intent }) => intent);
  const wanted = test.map(({ intent }) => intent);
  const texts = [...used, ...test].map(({ text }) => text);
  const dense = (await embedder.embed(texts)).map(toMap);
  const sparse = weighWords(texts);
  const both = sparse.map((words, index) => new Map([...words, ...(dense[index] ?? [])]));
  const share = (vectors: WordVector[]) => shareRight(vectors, intents, wanted);
  return { vectors: share(dense), words: share(sparse), both: share(both) };
}

function toMap(vector: Float32Array): WordVector {
  return new Map(Array.from(vector, (value, index) => [`#${index}`, value]));
}

function weighWords(texts: string[]): WordVector[] {
  const all = texts.map(stems);
  const documents = new Map<string, number>();
  for (const words of all)
    for (const word of new Set(words)) documents.set(word, (documents.get(word) ?? 0) + 1);
  return all.map((words) => {
    const vector: WordVector = new Map();
    for (const word of words) {
      const weight = Math.log(texts.length / (documents.get(word) ?? 1));
      vector.set(word, (vector.get(word) ?? 0) + weight);
    }
    return toLengthOne(vector);
  });
}

function shareRight(vectors: WordVector[], intents: string[], wanted: string[]): number {
  const sums = new Map<string, WordVector>();
  for (const [index, intent] of intents.entries()) {
    const sum = sums.get(intent) ?? new Map<string, number>();
    sums.set(intent, sum);
    for (const [word, value] of vectors[index] ?? []) sum.set(word, (sum.get(word) ?? 0) + value);
  }
  const topics = [...sums].map(([intent, sum]) => ({ intent, center: toLengthOne(sum) }));
  const right = wanted.map((intent, index) => {
    const vector = vectors[intents.length + index] ?? new Map<string, number>();
    let best = { intent: "", score: Number.NEGATIVE_INFINITY };
    for (const topic of topics) {
      let score = 0;
      for (const [word, value] of vector) score += value * (topic.center.get(word) ?? 0);
      if (score > best.score) best = { intent: topic.intent, score };
    }
    return Number(best.intent === intent);
  });
  return mean(right);
}

function toLengthOne(vector: WordVector): WordVector {
  const length = Math.hypot(...vector.values()) || 1;
  return new Map([...vector].map(([word, value]) => [word, value / length]));
}
