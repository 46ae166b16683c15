/** The probability that log-odds stand for, 0..1: the logistic function. */
export function probabilityOf(logOdds: number): number {
  return 1 / (1 + Math.exp(-logOdds));
}

/** The log-odds of a probability, which is kept `edge` away from 0 and 1, where they would be infinite. */
export function logOddsOf(probability: number, edge = 0.001): number {
  const inside = Math.min(1 - edge, Math.max(edge, probability));
  return Math.log(inside / (1 - inside));
}
