/** A question of the past with the confidence of its answer; `right` where somebody said so. */
export type PastAnswer = { confidence: number; right?: boolean };

/** Counts of questions; `expectedWrong` of the answered ones: known ones count as they were, others by their odds. */
export type Coverage = { answered: number; handedOff: number; expectedWrong: number };

/** What a threshold would have done with the questions of the past. */
export function coverageAt(threshold: number, past: readonly PastAnswer[]): Coverage {
  let answered = 0;
  let expectedWrong = 0;
  for (const { confidence, right } of past) {
    if (confidence < threshold) continue;
    answered += 1;
    expectedWrong += right === undefined ? 1 - confidence : Number(!right);
  }
  return { answered, handedOff: past.length - answered, expectedWrong };
}

export type CoveragePoint = Coverage & { threshold: number };

/** The coverage at every threshold of a slider with so many steps, from 0 to 1. */
export function coverageCurve(past: readonly PastAnswer[], steps: number): CoveragePoint[] {
  return Array.from({ length: steps + 1 }, (_, step) => {
    const threshold = step / steps;
    return { threshold, ...coverageAt(threshold, past) };
  });
}
