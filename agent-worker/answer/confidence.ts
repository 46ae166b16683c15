import fitted from "./confidence.json" with { type: "json" };
import type { ConfidenceFeatures } from "./features.ts";

export type ConfidenceModel = { intercept: number; coefficients: ConfidenceFeatures };

/** Fitted by `npm run eval -- fit-confidence`. */
export const FITTED_CONFIDENCE: ConfidenceModel = fitted;

/** The probability that an answer with these features is right. */
export function estimateConfidence(features: ConfidenceFeatures, model: ConfidenceModel): number {
  let sum = model.intercept;
  for (const name of featureNames(model)) sum += model.coefficients[name] * features[name];
  return 1 / (1 + Math.exp(-sum));
}

export function featureNames(model: ConfidenceModel): (keyof ConfidenceFeatures)[] {
  return Object.keys(model.coefficients).filter(
    (name): name is keyof ConfidenceFeatures => name in model.coefficients,
  );
}
