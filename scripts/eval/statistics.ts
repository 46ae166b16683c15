export type Judged = { score: number; isRight: boolean };

/** The chance that a right one scores above a wrong one. */
export function auroc(judged: Judged[]): number {
  const sorted = judged.toSorted((a, b) => a.score - b.score);
  let rankSum = 0;
  for (let from = 0; from < sorted.length;) {
    let to = from;
    while (to < sorted.length && sorted[to]?.score === sorted[from]?.score) to += 1;
    const rank = (from + 1 + to) / 2;
    rankSum += rank * sorted.slice(from, to).filter((one) => one.isRight).length;
    from = to;
  }
  const right = judged.filter((one) => one.isRight).length;
  const wrong = judged.length - right;
  return right === 0 || wrong === 0
    ? Number.NaN
    : (rankSum - (right * (right + 1)) / 2) / (right * wrong);
}

/** The mean distance between what is promised and what happens, over ten equal bands of confidence. */
export function calibrationError(judged: Judged[]): number {
  let error = 0;
  for (let band = 0; band < 10; band += 1) {
    const inside = judged.filter(({ score }) => Math.min(9, Math.floor(score * 10)) === band);
    if (inside.length === 0) continue;
    const promised = mean(inside.map((one) => one.score));
    const happened = mean(inside.map((one) => Number(one.isRight)));
    error += (inside.length / judged.length) * Math.abs(promised - happened);
  }
  return error;
}

/** The largest share that can be answered, best scores first, with at least this share right. */
export function coverageAt(judged: (Judged & { weight?: number })[], target: number): number {
  const sorted = judged.toSorted((a, b) => b.score - a.score);
  let answered = 0;
  let right = 0;
  let best = 0;
  for (const { isRight, weight = 1 } of sorted) {
    answered += weight;
    if (isRight) right += weight;
    if (right / answered >= target) best = answered;
  }
  return best / sorted.reduce((sum, { weight = 1 }) => sum + weight, 0);
}

export function mean(values: number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}

export function quantile(values: number[], share: number): number {
  return (
    values.toSorted((a, b) => a - b)[
      Math.min(values.length - 1, Math.floor(values.length * share))
    ] ?? 0
  );
}
