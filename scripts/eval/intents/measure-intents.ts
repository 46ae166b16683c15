import { type Intent, readIntents } from "../../../agent-worker/intent/read-intents.ts";
import { wantsPerson } from "../../../agent-worker/intent/wants-person.ts";
import type { DataSets } from "../data-sets.ts";
import { auroc, calibrationError, mean } from "../statistics.ts";
import type { Row } from "../table.ts";
import { labelledMessages, type LabelledMessage } from "./labelled-messages.ts";

const INTENTS: readonly (readonly [Intent, string])[] = [
  ["wantsPerson", "asks for a person"],
  ["smallTalk", "small talk"],
  ["frustrated", "frustrated"],
  ["urgent", "urgent"],
];
const LIKELY = 0.5;
const RECALL: Readonly<Record<string, number>> = { Bitext: 0.95, Rasa: 0.93 };
const FALSE_ALARMS = 0.001;

/** Each intent over what it was not fitted on; the messages written by hand come from whoever wrote the words it knows. */
export function intentRows(data: DataSets): Row[] {
  const messages = labelledMessages(data).filter(({ isFit }) => !isFit);
  const sets = [...new Set(messages.map(({ set }) => set))];
  return INTENTS.flatMap(([intent, words]) =>
    sets.flatMap((set) => rowsOf(messages, set, intent, words)),
  );
}

function rowsOf(
  messages: readonly LabelledMessage[],
  set: string,
  intent: Intent,
  words: string,
): Row[] {
  const isPerson = intent === "wantsPerson";
  const judged = messages
    .filter((one) => one.set === set && one.labels[intent] !== undefined)
    .map(({ text, labels }) => {
      const score = readIntents(text)[intent];
      return {
        score,
        isRight: labels[intent] === true,
        isFound: isPerson ? wantsPerson(text) : score >= LIKELY,
      };
    });
  const found = (isRight: boolean) =>
    mean(judged.filter((one) => one.isRight === isRight).map(({ isFound }) => Number(isFound)));
  const row = (figure: string, value: number, must: number | null): Row => ({
    set,
    figure: `${words}, ${figure}`,
    value,
    must,
  });
  const alarms: Row = {
    ...row("false alarms", found(false), isPerson ? FALSE_ALARMS : null),
    isLowerBetter: true,
  };
  if (!judged.some(({ isRight }) => isRight)) return [alarms];
  return [
    row("recall", found(true), isPerson ? (RECALL[set] ?? null) : null),
    alarms,
    row("AUROC", auroc(judged), null),
    { ...row("calibration error", calibrationError(judged), null), isLowerBetter: true },
  ];
}
