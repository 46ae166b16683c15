import { writeFileSync } from "node:fs";
import {
  type ConfidenceModel,
  estimateConfidence,
  featureNames,
  FITTED_CONFIDENCE,
} from "../../agent-worker/answer/confidence.ts";
import { collectSamples, type ConfidenceSample } from "./confidence-samples.ts";
import type { DataSets } from "./data-sets.ts";
import { fitLogistic } from "./logistic-regression.ts";
import { measureConfidence } from "./measure-confidence.ts";

const PENALTY = 1;
const NAMES = featureNames(FITTED_CONFIDENCE);

/** Adversarial questions are rarer among visitors' than in the data, and hardly to be told apart by words. */
const KIND_WEIGHT: Readonly<Record<ConfidenceSample["kind"], number>> = {
  answerable: 1,
  missing: 1,
  adversarial: 0.25,
};

/** Fits on one half of each set and reports the other half. */
export async function fitConfidence(
  data: DataSets,
  every: number,
  target: string,
): Promise<string> {
  const samples = await collectSamples(data, every);
  const model = fitModel(samples.filter((sample) => !sample.isHeldOut));
  writeFileSync(target, `${JSON.stringify(model, null, 2)}\n`);
  const lines = [
    `Fitted on ${samples.filter((sample) => !sample.isHeldOut).length} questions, written to ${target}`,
  ];
  for (const set of ["squad", "clapnq"]) {
    const others = fitModel(
      samples.filter((sample) => !sample.isHeldOut && !sample.set.startsWith(set)),
    );
    lines.push(`${set}: ${JSON.stringify(rescore(samples, model, set))}`);
    lines.push(`${set}, fitted without it: ${JSON.stringify(rescore(samples, others, set))}`);
  }
  return `${lines.join("\n")}\n`;
}

function rescore(samples: ConfidenceSample[], model: ConfidenceModel, set: string) {
  return measureConfidence(
    samples.map((sample) => ({
      ...sample,
      confidence: estimateConfidence(sample.features, model),
    })),
    set,
  );
}

function fitModel(samples: ConfidenceSample[]): ConfidenceModel {
  const sizes = Map.groupBy(samples, nameOfSet);
  const largest = Math.max(...[...sizes.values()].map((group) => group.length));
  // A small set counts for more than its size, but a hundred questions must not outweigh thousands.
  const setWeight = (sample: ConfidenceSample) =>
    Math.sqrt(largest / (sizes.get(nameOfSet(sample))?.length ?? largest));
  const fitted = fitLogistic(
    samples.map((sample) => NAMES.map((name) => sample.features[name])),
    samples.map((sample) => sample.isRight),
    samples.map((sample) => KIND_WEIGHT[sample.kind] * setWeight(sample)),
    PENALTY,
  );
  const coefficients = { ...FITTED_CONFIDENCE.coefficients };
  for (const [index, name] of NAMES.entries())
    coefficients[name] = round(fitted.weights[index] ?? 0);
  return { intercept: round(fitted.intercept), coefficients };
}

function nameOfSet(sample: ConfidenceSample): string {
  return sample.set.replace("squad2", "squad");
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
