import fitted from "./tag-confidence.json" with { type: "json" };
import { logistic, softmax } from "./linear-model.ts";
import type { Evidence } from "./tagger.ts";

export type TagCalibration = {
  /** The scores are multiplied by exp(scale + perExample * log(examples that people gave a tag)). */
  scale: number;
  perExample: number;
  outOfScope: { intercept: number; weights: number[] };
};

/** By examples alone, and where messages without labels were learned from: those agree with what it believed before. */
export type TagCalibrations = { alone: TagCalibration; practised: TagCalibration };

/** Fitted by `npm run eval -- fit-tags`. */
export const FITTED_TAGS: TagCalibrations = fitted;

/** The chance of each tag, for a text that belongs to one of them. */
export function chancesOf(
  { scores, examples }: Evidence,
  isExclusive: boolean,
  { scale, perExample }: TagCalibration,
): Float32Array {
  if (!isExclusive) return scores.map(logistic);
  const factor = Math.exp(scale + perExample * Math.log(examples));
  return softmax(scores.map((score) => score * factor));
}

export function outOfScopeChance(evidence: Evidence, { outOfScope }: TagCalibration): number {
  const features = scopeFeatures(evidence);
  const sum = outOfScope.weights.reduce(
    (total, weight, index) => total + weight * (features[index] ?? 0),
    outOfScope.intercept,
  );
  return logistic(sum);
}

/** What tells texts about something else: how near the nearest tag is, how far it leads, how much of the text is known. */
export function scopeFeatures({ scores, nearest, known, examples }: Evidence): number[] {
  const chances = softmax(scores);
  const highest = chances.reduce((a, b) => Math.max(a, b), 0);
  const top = scores.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
  const mean = scores.reduce((a, b) => a + b, 0) / Math.max(1, scores.length);
  return [nearest, Math.log(highest), top - mean, known, Math.log(examples)];
}
