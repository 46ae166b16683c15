import { probabilityOf } from "../confidence/log-odds.ts";
import fitted from "./confidence.json" with { type: "json" };
import type { ConfidenceFeatures } from "./features.ts";

export type ConfidenceModel = {
  intercept: number;
  coefficients: Partial<Record<keyof ConfidenceFeatures, number>>;
};

/** Where there are no vectors, the words alone must say how sure an answer is. */
export type ConfidenceModels = { vectors: ConfidenceModel; words: ConfidenceModel };

/** Fitted by `npm run eval -- fit-confidence`. */
export const FITTED_CONFIDENCE: ConfidenceModels = fitted;

/** Less than this and the words found are there by chance: no article is about the question. */
export const NOTHING_FOUND = 0.05;

/** The probability that an answer with these features is right. */
export function estimateConfidence(features: ConfidenceFeatures, models: ConfidenceModels): number {
  const { intercept, coefficients } = features.vectors > 0 ? models.vectors : models.words;
  let sum = intercept;
  for (const name of Object.keys(coefficients) as (keyof ConfidenceFeatures)[])
    sum += (coefficients[name] ?? 0) * features[name];
  return probabilityOf(sum);
}
