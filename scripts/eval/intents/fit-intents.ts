import { writeFileSync } from "node:fs";
import { probabilityOf } from "../../../agent-worker/confidence/log-odds.ts";
import {
  type Intent,
  type IntentWeights,
  readIntentFeatures,
  readIntents,
} from "../../../agent-worker/intent/read-intents.ts";
import type { DataSets } from "../data-sets.ts";
import { auroc, calibrationError } from "../statistics.ts";
import { handWritten, labelledMessages, type LabelledMessage } from "./labelled-messages.ts";

const INTENTS: readonly Intent[] = ["wantsPerson", "smallTalk", "frustrated", "urgent"];
/** How often each is meant to occur among what is fitted on: more where overlooking it costs more. */
const SHARE: Readonly<Record<Intent, number>> = {
  wantsPerson: 0.2,
  smallTalk: 0.15,
  frustrated: 0.2,
  urgent: 0.25,
};
/** A message written by hand stands for so many of the others. */
const HAND_WEIGHT = 6;
const LEAST_COUNT = 4;
const ROUNDS = 300;
const RATE = 0.3;
const PENALTY = 0.0007;

type Row = { features: string[]; isRight: boolean; weight: number };

export function fitIntents(data: DataSets, target: string): string {
  const messages = labelledMessages(data);
  const fitted = Object.fromEntries(
    INTENTS.map((intent) => [intent, fitOne(messages, intent)]),
  ) as IntentWeights;
  writeFileSync(target, `${JSON.stringify(fitted, null, 2)}\n`);
  const lines = INTENTS.flatMap((intent) => describe(messages, intent, fitted));
  return `Written to ${target}\n${lines.join("\n")}\n`;
}

function fitOne(messages: readonly LabelledMessage[], intent: Intent): IntentWeights[Intent] {
  const known = messages.filter(({ isFit, labels }) => isFit && labels[intent] !== undefined);
  const rows = known.map(({ set, text, labels }): Row => ({
    features: [...readIntentFeatures(text)],
    isRight: labels[intent] === true,
    weight: set === "hand" ? HAND_WEIGHT : 1,
  }));
  const total = (isRight: boolean) =>
    rows.reduce((sum, row) => sum + (row.isRight === isRight ? row.weight : 0), 0);
  const factor = ((total(false) / total(true)) * SHARE[intent]) / (1 - SHARE[intent]);
  return descend(
    keepCommon(rows.map((row) => (row.isRight ? { ...row, weight: row.weight * factor } : row))),
  );
}

function keepCommon(rows: readonly Row[]): Row[] {
  const counts = new Map<string, number>();
  for (const { features } of rows)
    for (const feature of features) counts.set(feature, (counts.get(feature) ?? 0) + 1);
  return rows.map((row) => ({
    ...row,
    features: row.features.filter((feature) => (counts.get(feature) ?? 0) >= LEAST_COUNT),
  }));
}

/** AdaGrad over the whole of the rows, with an L2 penalty. */
function descend(rows: readonly Row[]): IntentWeights[Intent] {
  const weights = new Map<string, number>();
  const squares = new Map<string, number>();
  const total = rows.reduce((sum, { weight }) => sum + weight, 0);
  for (let round = 0; round < ROUNDS; round += 1) {
    const gradient = new Map<string, number>();
    for (const { features, isRight, weight } of rows) {
      let sum = weights.get("") ?? 0;
      for (const feature of features) sum += weights.get(feature) ?? 0;
      const error = (weight / total) * (probabilityOf(sum) - Number(isRight));
      for (const feature of ["", ...features])
        gradient.set(feature, (gradient.get(feature) ?? 0) + error);
    }
    for (const [feature, slope] of gradient) {
      const own = weights.get(feature) ?? 0;
      const step = slope + (feature === "" ? 0 : PENALTY * own);
      const square = (squares.get(feature) ?? 1e-8) + step * step;
      squares.set(feature, square);
      weights.set(feature, own - (RATE * step) / Math.sqrt(square));
    }
  }
  const kept = [...weights].filter(([feature, value]) => feature !== "" && Math.abs(value) >= 0.03);
  return {
    intercept: round(weights.get("") ?? 0),
    weights: Object.fromEntries(kept.toSorted().map(([feature, value]) => [feature, round(value)])),
  };
}

function describe(
  messages: readonly LabelledMessage[],
  intent: Intent,
  fitted: IntentWeights,
): string[] {
  const sets = [
    ...new Set(
      handWritten()
        .concat(messages)
        .map(({ set }) => set),
    ),
  ];
  return sets.flatMap((set) => {
    const judged = messages
      .filter((one) => one.set === set && !one.isFit && one.labels[intent] !== undefined)
      .map(({ text, labels }) => ({
        score: readIntents(text, fitted)[intent],
        isRight: labels[intent] === true,
      }));
    const share = (isRight: boolean) => {
      const own = judged.filter((one) => one.isRight === isRight);
      return `${(own.filter(({ score }) => score >= 0.5).length / own.length).toFixed(4)} of ${own.length}`;
    };
    return `${intent}, ${set}: found ${share(true)}, false alarms ${share(false)}, AUROC ${auroc(judged).toFixed(3)}, calibration error ${calibrationError(judged).toFixed(3)}`;
  });
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
