import type { Coverage } from "../../shared/protocol/improve-calls.ts";
import { coverageCurve } from "../confidence/coverage-curve.ts";
import { FEWEST_OUTCOMES } from "../confidence/recalibration.ts";
import type { JudgedAnswer, OwnScale } from "./own-scale.ts";

/** Steps of the slider that the coverage is drawn for, five points each. */
const STEPS = 20;

/** Learns from what came of the answers and tells what each threshold would have done with them. */
export function readCoverage(
  collection: string,
  past: readonly JudgedAnswer[],
  scale: OwnScale,
  now: number,
): Coverage {
  scale.learn(collection, past, now);
  const today = scale.today(collection, past).map(({ confidence, right }) => ({
    confidence,
    ...(right === undefined ? {} : { right }),
  }));
  return {
    curve: coverageCurve(today, STEPS),
    questions: past.length,
    outcomes: past.filter(({ right }) => right !== undefined).length,
    neededOutcomes: FEWEST_OUTCOMES,
  };
}
