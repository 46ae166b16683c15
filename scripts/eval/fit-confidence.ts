import { writeFileSync } from "node:fs";
import {
  type ConfidenceModel,
  type ConfidenceModels,
  estimateConfidence,
} from "../../agent-worker/answer/confidence.ts";
import type { ConfidenceFeatures } from "../../agent-worker/answer/features.ts";
import type { Embedder } from "../../agent-worker/retrieval/ports.ts";
import {
  collectAdversarial,
  collectSamples,
  collectWritten,
  type ConfidenceSample,
} from "./confidence-samples.ts";
import type { DataSets } from "./data-sets.ts";
import { fittingCorpora } from "./fitting-sets.ts";
import { fitLogistic } from "./logistic-regression.ts";
import { measureConfidence } from "./measure-confidence.ts";
import { DOCUMENTATION, writtenCentres } from "./written-centres.ts";

const PENALTY = 1;
/** Sets that are left out together. */
const FAMILY: Readonly<Record<string, string>> = {
  squad: "squad",
  "squad-small": "squad",
  squad2: "squad",
  clapnq: "clapnq",
  "clapnq-unanswerable": "clapnq",
  described: DOCUMENTATION,
};
const familyOf = (set: string) => FAMILY[set] ?? set;
/** Of the sets with labels of their own these are clean enough. */
const USED = new Set(["squad", "squad-small", "clapnq", "described", "bank", "shop"]);

/** About a quarter of visitors' questions has no article; hard ones are rarer among them than in the data. */
const KIND_WEIGHT: Readonly<Record<ConfidenceSample["kind"], number>> = {
  answerable: 1,
  missing: 0.5,
  removed: 0.4,
  adversarial: 0.25,
};
/** Each set counts as this many questions, so that prose and help centres count about the same in all. */
const SET_SIZE = 250;
const SIZE_OF: Readonly<Record<string, number>> = {
  squad: 1000,
  "squad-small": 1000,
  clapnq: 1000,
  squad2: 40,
  "clapnq-unanswerable": 40,
  described: 200,
  bank: 200,
  shop: 200,
};

type Name = keyof ConfidenceFeatures;
type Sign = 1 | -1;

/** What speaks for an answer must not speak against it in the fit: a sign that comes out wrong is a set's own quirk. */
const WORDS: [Name, Sign][] = [
  ["answer", 1],
  ["exact", 1],
  ["related", 1],
  ["unsaid", -1],
  ["strangers", -1],
  ["lacking", -1],
  ["margin", 1],
  ["lead", 1],
  ["unitMargin", 1],
  ["fewTerms", -1],
  ["manyTerms", 1],
  ["named", 1],
  ["section", 1],
];
const VECTORS: [Name, Sign][] = [...WORDS, ["cosine", 1], ["standsOut", 1]];

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
    const features = kind === "vectors" ? VECTORS : WORDS;
    const samples = await collectAll(data, folder, kind === "vectors" ? embedder : null);
    const half = samples.filter(({ isHeldOut }) => !isHeldOut);
    fitted[kind] = fitModel(half, features);
    lines.push(`${kind}: fitted on ${half.length} answers`, ...describeLeftOut(samples, features));
  }
  writeFileSync(target, `${JSON.stringify(fitted, null, 2)}\n`);
  return `${lines.join("\n")}\nWritten to ${target}\n`;
}

async function collectAll(
  data: DataSets,
  folder: string,
  embedder: Embedder | null,
): Promise<ConfidenceSample[]> {
  const corpora = fittingCorpora(data, folder).filter(({ set }) => USED.has(set));
  return [
    ...(await collectSamples(corpora, embedder)),
    ...(await collectAdversarial(data, embedder)),
    ...(await collectWritten(writtenCentres(data), embedder)),
  ];
}

/** What a fit over the others gives on each family, and on all centres that were written for it together. */
function describeLeftOut(samples: ConfidenceSample[], features: [Name, Sign][]): string[] {
  const lines: string[] = [];
  const written: ConfidenceSample[] = [];
  const isOf = (family: string) => (sample: ConfidenceSample) => familyOf(sample.set) === family;
  for (const family of new Set(samples.map(({ set }) => familyOf(set)))) {
    const others = samples.filter((sample) => !isOf(family)(sample));
    const model = fitModel(others, features);
    const own = rescore(samples.filter(isOf(family)), { vectors: model, words: model });
    lines.push(describe(family, own));
    written.push(...own.filter(({ set }) => !(set in FAMILY) && !USED.has(set)));
  }
  return [...lines, describe("written", written)];
}

function describe(name: string, samples: ConfidenceSample[]): string {
  return `  ${name.padEnd(14)} left out: ${JSON.stringify(measureConfidence(samples))}`;
}

function rescore(samples: ConfidenceSample[], models: ConfidenceModels): ConfidenceSample[] {
  return samples.map((sample) => ({
    ...sample,
    confidence: estimateConfidence(sample.features, models),
  }));
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
