import { writeFileSync } from "node:fs";
import {
  type ConfidenceModel,
  type ConfidenceModels,
  estimateConfidence,
} from "../../agent-worker/answer/confidence.ts";
import type { ConfidenceFeatures } from "../../agent-worker/answer/features.ts";
import type { Embedder } from "../../agent-worker/retrieval/ports.ts";
import { collectAdversarial, collectSamples, type ConfidenceSample } from "./confidence-samples.ts";
import type { DataSets } from "./data-sets.ts";
import { fittingCorpora } from "./fitting-sets.ts";
import { fitLogistic } from "./logistic-regression.ts";
import { measureConfidence } from "./measure-confidence.ts";

const PENALTY = 2;
/** Sets whose labels are clean enough, by the families that are left out together. */
export const FAMILY: Readonly<Record<string, string>> = {
  squad: "squad",
  "squad-small": "squad",
  squad2: "squad",
  clapnq: "clapnq",
  "clapnq-unanswerable": "clapnq",
  described: "described",
  bank: "bank",
  shop: "shop",
};

/** Adversarial questions are rarer among visitors' than in the data, and hardly to be told apart by words. */
const KIND_WEIGHT: Readonly<Record<ConfidenceSample["kind"], number>> = {
  answerable: 1,
  missing: 0.5,
  adversarial: 0.25,
};
/** Each set counts as this many questions; those without any answer less, and those with looser labels. */
const SET_SIZE = 600;
const SIZE_OF: Readonly<Record<string, number>> = {
  squad2: 200,
  "clapnq-unanswerable": 200,
  described: 200,
  bank: 200,
  shop: 200,
};

type Name = keyof ConfidenceFeatures;
type Sign = 1 | -1;

/** What speaks for an answer must not speak against it in the fit: a sign that comes out wrong is a set's own quirk. */
const WORDS: [Name, Sign][] = [
  ["share", 1],
  ["coverage", 1],
  ["sentence", 1],
  ["twoSentences", 1],
  ["answer", 1],
  ["bigrams", 1],
  ["margin", 1],
  ["unknown", -1],
  ["answersType", 1],
  ["fewTerms", -1],
  ["manyTerms", 1],
  ["related", 1],
  ["exact", 1],
  ["named", 1],
  ["section", 1],
  ["bm25Margin", 1],
];
const VECTORS: [Name, Sign][] = [
  ...WORDS,
  ["cosine", 1],
  ["titleCosine", 1],
  ["sentenceCosine", 1],
  ["answerCosine", 1],
  ["cosineMargin", 1],
];

/** Fits over all sets, once with vectors and once without, and says what comes out on each when it is left out. */
export async function fitConfidence(
  data: DataSets,
  folder: string,
  embedder: Embedder,
  target: string,
): Promise<string> {
  const lines: string[] = [];
  const fitted: Partial<ConfidenceModels> = {};
  for (const kind of ["vectors", "words"] as const) {
    const used = kind === "vectors" ? embedder : null;
    const corpora = fittingCorpora(data, folder).filter(({ set }) => set in FAMILY);
    const samples = [
      ...(await collectSamples(corpora, used)),
      ...(await collectAdversarial(data, used)),
    ];
    const features = kind === "vectors" ? VECTORS : WORDS;
    const half = samples.filter(({ isHeldOut }) => !isHeldOut);
    fitted[kind] = fitScaled(half, features);
    lines.push(`${kind}: fitted on ${half.length} answers`);
    for (const family of new Set(Object.values(FAMILY))) {
      const own = samples.filter(({ set }) => FAMILY[set] === family);
      const others = samples.filter(({ set }) => FAMILY[set] !== family);
      const model = fitScaled(others, features);
      const figures = measureConfidence(rescore(own, { vectors: model, words: model }));
      lines.push(`  ${family.padEnd(10)} left out: ${JSON.stringify(figures)}`);
    }
  }
  writeFileSync(target, `${JSON.stringify(fitted, null, 2)}\n`);
  return `${lines.join("\n")}\nWritten to ${target}\n`;
}

function rescore(samples: ConfidenceSample[], models: ConfidenceModels): ConfidenceSample[] {
  return samples.map((sample) => ({
    ...sample,
    confidence: estimateConfidence(sample.features, models),
  }));
}

/** The order is learned from all sets, the scale from those whose labels are exact: people marked the very answer. */
const EXACT = new Set(["squad", "squad-small", "clapnq"]);

function fitScaled(samples: ConfidenceSample[], features: [Name, Sign][]): ConfidenceModel {
  const model = fitModel(samples, features);
  const exact = samples.filter(({ set, kind }) => EXACT.has(set) && kind !== "adversarial");
  const logits = rescore(exact, { vectors: model, words: model }).map(({ confidence }) => [
    Math.log(confidence / (1 - confidence)),
  ]);
  const { intercept, weights } = fitLogistic(
    logits,
    exact.map(({ isRight }) => isRight),
    weighSamples(exact),
    PENALTY,
  );
  const slope = weights[0] ?? 1;
  return {
    intercept: round(intercept + slope * model.intercept),
    coefficients: Object.fromEntries(
      Object.entries(model.coefficients).map(([name, value]) => [name, round(slope * value)]),
    ),
  };
}

/** Fits again without what got the wrong sign until nothing has. */
function fitModel(samples: ConfidenceSample[], features: [Name, Sign][]): ConfidenceModel {
  const fitted = fitLogistic(
    samples.map((sample) => features.map(([name]) => sample.features[name])),
    samples.map((sample) => sample.isRight),
    weighSamples(samples),
    PENALTY,
  );
  const kept = features.filter(([, sign], index) => sign * (fitted.weights[index] ?? 0) > 0);
  if (kept.length < features.length) return fitModel(samples, kept);
  const coefficients = features.map(([name], index) => [name, round(fitted.weights[index] ?? 0)]);
  return { intercept: round(fitted.intercept), coefficients: Object.fromEntries(coefficients) };
}

function weighSamples(samples: ConfidenceSample[]): number[] {
  const totals = new Map<string, number>();
  for (const { set, kind } of samples) totals.set(set, (totals.get(set) ?? 0) + KIND_WEIGHT[kind]);
  return samples.map(
    ({ set, kind }) => (KIND_WEIGHT[kind] * (SIZE_OF[set] ?? SET_SIZE)) / (totals.get(set) ?? 1),
  );
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
