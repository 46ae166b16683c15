import { logOddsOf, probabilityOf } from "./log-odds.ts";

/** What people said of an answer that was given: confirmed or thanked is right, corrected or asked for a person wrong. */
export type Outcome = { confidence: number; right: boolean };

/** A straight line over the log-odds of a confidence; slope 1 and intercept 0 change nothing. */
export type Recalibration = { slope: number; intercept: number };

/** With fewer outcomes a workspace keeps the scale that was fitted for everybody. */
export const FEWEST_OUTCOMES = 50;

/** How many outcomes the scale for everybody is worth beside a workspace's own. */
const PRIOR = 5;
/** What a slope may be: the order of answers stays, and no scale turns into a step. */
const FLATTEST = 0.2;
const STEEPEST = 5;
const ROUNDS = 50;
/** How near to 0 and 1 a confidence is taken at its word. */
const EDGE = 1e-4;

/** Platt scaling that leans towards changing nothing; null as long as there is too little to learn from. */
export function refit(outcomes: readonly Outcome[]): Recalibration | null {
  if (outcomes.length < FEWEST_OUTCOMES) return null;
  const right = outcomes.filter((outcome) => outcome.right).length;
  const wrong = outcomes.length - right;
  // Platt's targets: one more of each kind than was seen, so that a clean record promises no certainty.
  const targets = { right: (right + 1) / (right + 2), wrong: 1 / (wrong + 2) };
  const points = outcomes.map((outcome) => ({
    logit: logOddsOf(outcome.confidence, EDGE),
    target: outcome.right ? targets.right : targets.wrong,
  }));
  let slope = 1;
  let intercept = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    const step = newtonStep(points, slope, intercept);
    slope = clamp(slope + step.slope, FLATTEST, STEEPEST);
    intercept += step.intercept;
    if (Math.abs(step.slope) + Math.abs(step.intercept) < 1e-9) break;
  }
  return { slope, intercept };
}

/** The confidence on a workspace's own scale; the order of answers stays the same. */
export function recalibrate(confidence: number, recalibration: Recalibration | null): number {
  if (!recalibration) return confidence;
  const { slope, intercept } = recalibration;
  return probabilityOf(slope * logOddsOf(confidence, EDGE) + intercept);
}

type Point = { logit: number; target: number };

function newtonStep(points: readonly Point[], slope: number, intercept: number): Recalibration {
  // The prior pulls both numbers towards the scale for everybody.
  let [bySlope, byIntercept] = [PRIOR * (1 - slope), -PRIOR * intercept * 0.25];
  let [slopes, both, intercepts] = [PRIOR, 0, PRIOR * 0.25];
  for (const point of points) {
    const promised = probabilityOf(slope * point.logit + intercept);
    const error = point.target - promised;
    const curve = Math.max(promised * (1 - promised), 1e-6);
    bySlope += error * point.logit;
    byIntercept += error;
    slopes += curve * point.logit * point.logit;
    both += curve * point.logit;
    intercepts += curve;
  }
  const determinant = slopes * intercepts - both * both;
  return {
    slope: clamp((bySlope * intercepts - byIntercept * both) / determinant, -1, 1),
    intercept: clamp((byIntercept * slopes - bySlope * both) / determinant, -1, 1),
  };
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}
