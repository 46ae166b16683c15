import { logOddsOf, probabilityOf } from "../confidence/log-odds.ts";

/**
 * How much the model's own verdict moves the log-odds that the extractive features give. Set, not fitted, from what is
 * published of models that judge whether a text suffices: "enough" says little (they are easily content), "not enough"
 * says much. A workspace's own outcomes calibrate what comes of it.
 */
const ENOUGH = 0.7;
const NOT_ENOUGH = -1.9;
/**
 * When all of what it wrote had to be removed; a share of it in proportion, and as much less of its verdict. Whoever makes
 * two sentences of three up is not to be believed the third.
 */
const REMOVED = -4;

/** `enough` is what the model says of its passages; `kept` and `removed` count the sentences of its answer. */
export type Verdict = { enough: boolean; kept: number; removed: number };

/** The confidence of an answer that a model wrote, from the one of the answer quoted without it. */
export function combineConfidence(extractive: number, { enough, kept, removed }: Verdict): number {
  const share = removed / Math.max(1, kept + removed);
  return probabilityOf(
    logOddsOf(extractive) + (enough ? ENOUGH * (1 - share) : NOT_ENOUGH) + REMOVED * share,
  );
}
