import type { ConfidenceSample } from "./confidence-samples.ts";
import { auroc, calibrationError, coverageAt, type Judged, mean } from "./statistics.ts";

export type ConfidenceFigures = {
  samples: number;
  /** The share of right answers where the article is there. */
  right: number;
  missingArticle: number;
  adversarial: number;
  rightOrNot: number;
  calibrationError: number;
  /** The share of questions that can be answered at 80, 90 and 95 % right, one in five without its article. */
  coverage: [number, number, number];
};

/** What share of visitors' questions no article answers, where a figure depends on it. */
const MISSING = 0.2;

export function measureConfidence(samples: ConfidenceSample[]): ConfidenceFigures {
  const answerable = samples.filter((sample) => sample.kind === "answerable");
  const missing = samples.filter((sample) => sample.kind === "missing");
  const ordinary = [...answerable, ...missing].map(judge);
  const presence = (kind: ConfidenceSample["kind"]) => [
    ...answerable.map((sample) => ({ score: sample.confidence, isRight: true })),
    ...samples
      .filter((sample) => sample.kind === kind)
      .map((sample) => ({ score: sample.confidence, isRight: false })),
  ];
  const mix = missing.length > 0 ? (answerable.length * MISSING) / (1 - MISSING) : 0;
  const weighed = [
    ...answerable.map((sample) => ({ ...judge(sample), weight: 1 })),
    ...missing.map((sample) => ({ ...judge(sample), weight: mix / missing.length })),
  ];
  return {
    samples: samples.length,
    right: mean(answerable.map((sample) => Number(sample.isRight))),
    missingArticle: auroc(presence("missing")),
    adversarial: auroc(presence("adversarial")),
    rightOrNot: auroc(ordinary),
    calibrationError: calibrationError(ordinary),
    coverage: [coverageAt(weighed, 0.8), coverageAt(weighed, 0.9), coverageAt(weighed, 0.95)],
  };
}

function judge(sample: ConfidenceSample): Judged {
  return { score: sample.confidence, isRight: sample.isRight };
}
