import type { ConfidenceSample } from "./confidence-samples.ts";
import { auroc, calibrationError, coverageAt, type Judged } from "./statistics.ts";

export type ConfidenceFigures = {
  samples: number;
  missingArticle: number;
  adversarial: number;
  rightOrNot: number;
  calibrationError: number;
  coverageAt80: number;
  coverageAt90: number;
  coverageAt95: number;
};

/** Figures over the half that the coefficients were not fitted on. */
export function measureConfidence(samples: ConfidenceSample[], set: string): ConfidenceFigures {
  const held = samples.filter((sample) => sample.isHeldOut && sample.set.startsWith(set));
  const answerable = held.filter((sample) => sample.kind === "answerable");
  const ordinary = held.filter((sample) => sample.kind !== "adversarial");
  const presence = (kind: ConfidenceSample["kind"]) => [
    ...answerable.map((sample) => ({ score: sample.confidence, isRight: true })),
    ...held
      .filter((sample) => sample.kind === kind)
      .map((sample) => ({ score: sample.confidence, isRight: false })),
  ];
  return {
    samples: held.length,
    missingArticle: auroc(presence("missing")),
    adversarial: auroc(presence("adversarial")),
    rightOrNot: auroc(ordinary.map(judge)),
    calibrationError: calibrationError(ordinary.map(judge)),
    coverageAt80: coverageAt(ordinary.map(judge), 0.8),
    coverageAt90: coverageAt(ordinary.map(judge), 0.9),
    coverageAt95: coverageAt(ordinary.map(judge), 0.95),
  };
}

function judge(sample: ConfidenceSample): Judged {
  return { score: sample.confidence, isRight: sample.isRight };
}
