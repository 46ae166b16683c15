/**
 * How much the model's own verdict moves the log-odds that the extractive features give. Set, not fitted, from what is
 * published of models that judge whether a text suffices: "enough" says little (they are easily content), "not enough"
 * says much. A workspace's own outcomes calibrate what comes of it.
 */
const ENOUGH = 0.7;
const NOT_ENOUGH = -1.9;
/** When all of what it wrote had to be removed; a share of it in proportion. */
const REMOVED = -2;

export type Verdict = { enough: boolean; kept: number; removed: number };

export function combineConfidence(extractive: number, { enough, kept, removed }: Verdict): number {
  const bounded = Math.min(0.999, Math.max(0.001, extractive));
  const share = removed / Math.max(1, kept + removed);
  const sum = Math.log(bounded / (1 - bounded)) + (enough ? ENOUGH : NOT_ENOUGH) + REMOVED * share;
  return 1 / (1 + Math.exp(-sum));
}
