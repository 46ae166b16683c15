import { setImmediate as nextTurn } from "node:timers/promises";
import type { FeatureVector } from "./text-features.ts";

export type Example = {
  vector: FeatureVector;
  classes: readonly number[];
  /** Classes it certainly does not belong to; they count where `classes` is empty. */
  not?: readonly number[];
};

export type LinearModel = {
  /** The score of each class, higher is likelier. */
  score(vector: FeatureVector): Float32Array;
};

export type TrainOptions = {
  features: number;
  classes: number;
  /** Whether one text belongs to one class only: softmax, else a logistic regression for each class. */
  isExclusive: boolean;
};

const PENALTY = 1e-6;
const FASTEST = 4;
/** Few examples are gone through more often. */
const LEAST_ROUNDS = 6;
const STEPS = 24_000;
const STEPS_A_TURN = 100;
const MOST_ROUNDS = 40;
const NEGLIGIBLE = 0.002;
/** How common a class is among the examples says little about how common it is among the messages. */
const BIAS_RATE = 0.01;

/** Multinomial (or one logistic) regression with an L2 penalty, by stochastic gradient descent; the same input gives the same model. */
export async function trainLinearModel(
  examples: readonly Example[],
  options: TrainOptions,
): Promise<LinearModel> {
  const { features, classes, isExclusive } = options;
  const weights = new Float32Array(features * classes);
  const bias = new Float32Array(classes);
  const score = (vector: FeatureVector) => scoreWith(weights, bias, vector);
  const rounds = Math.round(
    Math.min(MOST_ROUNDS, Math.max(LEAST_ROUNDS, STEPS / Math.max(1, examples.length))),
  );
  const order = examples.map((_, index) => index);
  let step = 0;
  const steps = rounds * examples.length;
  for (let round = 0; round < rounds; round += 1) {
    shuffle(order, round);
    for (const index of order) {
      // Leases are renewed and other turns answered meanwhile.
      if (step % STEPS_A_TURN === 0) await nextTurn();
      const example = examples[index];
      if (!example) continue;
      const rate = FASTEST * (1 - step / steps) ** 2 + 0.02;
      step += 1;
      const error = errorOf(score(example.vector), example, isExclusive);
      descend(weights, bias, example.vector, error, rate);
    }
    decay(weights, 1 - Math.min(0.5, PENALTY * examples.length * FASTEST));
  }
  return { score };
}

function scoreWith(
  weights: Float32Array,
  bias: Float32Array,
  { places, values }: FeatureVector,
): Float32Array {
  const scores = Float32Array.from(bias);
  const classes = scores.length;
  for (let at = 0; at < places.length; at += 1) {
    const value = values[at] ?? 0;
    const row = (places[at] ?? 0) * classes;
    for (let one = 0; one < classes; one += 1)
      scores[one] = (scores[one] ?? 0) + value * (weights[row + one] ?? 0);
  }
  return scores;
}

/** How far each class's chance is off: the gradient of the loss by the scores. */
function errorOf(scores: Float32Array, example: Example, isExclusive: boolean): Float32Array {
  const chances = isExclusive ? softmax(scores) : scores.map(logistic);
  if (example.classes.length === 0) return errorOfRefused(chances, example.not ?? [], isExclusive);
  const share = isExclusive ? 1 / example.classes.length : 1;
  for (const one of example.classes) chances[one] = (chances[one] ?? 0) - share;
  return chances;
}

/** The gradient of -log(1 - p) for the classes it does not belong to; nothing is known of the others. */
function errorOfRefused(
  chances: Float32Array,
  refused: readonly number[],
  isExclusive: boolean,
): Float32Array {
  const mass = refused.reduce((sum, one) => sum + (chances[one] ?? 0), 0);
  const spread = isExclusive ? -mass / Math.max(1e-6, 1 - mass) : 0;
  return chances.map((chance, one) => chance * (refused.includes(one) ? 1 : spread));
}

export function logistic(score: number): number {
  return 1 / (1 + Math.exp(-score));
}

export function softmax(scores: Float32Array): Float32Array {
  const highest = scores.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
  const chances = scores.map((score) => Math.exp(score - highest));
  const sum = chances.reduce((a, b) => a + b, 0) || 1;
  return chances.map((chance) => chance / sum);
}

/** Only the classes that are off by something learn, which most of them soon are not. */
function descend(
  weights: Float32Array,
  bias: Float32Array,
  { places, values }: FeatureVector,
  error: Float32Array,
  rate: number,
): void {
  const classes = error.length;
  const wrong = Array.from(error.keys()).filter((one) => Math.abs(error[one] ?? 0) > NEGLIGIBLE);
  if (wrong.length === 0) return;
  for (let at = 0; at < places.length; at += 1) {
    const move = rate * (values[at] ?? 0);
    const row = (places[at] ?? 0) * classes;
    for (const one of wrong)
      weights[row + one] = (weights[row + one] ?? 0) - move * (error[one] ?? 0);
  }
  for (const one of wrong) bias[one] = (bias[one] ?? 0) - BIAS_RATE * rate * (error[one] ?? 0);
}

function decay(weights: Float32Array, factor: number): void {
  for (let at = 0; at < weights.length; at += 1) weights[at] = (weights[at] ?? 0) * factor;
}

/** Another order each round, the same in every run. */
function shuffle(order: number[], round: number): void {
  let state = 2_654_435_761 * (round + 1);
  for (let last = order.length - 1; last > 0; last -= 1) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    const other = state % (last + 1);
    [order[last], order[other]] = [order[other] ?? 0, order[last] ?? 0];
  }
}
