import { type Intent, readIntents } from "../../../agent-worker/intent/read-intents.ts";
import { wantsPerson } from "../../../agent-worker/intent/wants-person.ts";
import type { DataSets } from "../data-sets.ts";
import { auroc, calibrationError, mean } from "../statistics.ts";
import { higher, lower, type Row } from "../table.ts";
import { labelledMessages, type LabelledMessage } from "./labelled-messages.ts";

const INTENTS: readonly (readonly [Intent, string])[] = [
  ["wantsPerson", "asks for a person"],
  ["smallTalk", "small talk"],
  ["frustrated", "frustrated"],
  ["urgent", "urgent"],
];
const LIKELY = 0.5;
/** What requests for a person must reach. */
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
  const mustAlarm = isPerson ? FALSE_ALARMS : null;
  const alarms = lower(set, `${words}, false alarms`, found(false), mustAlarm);
  if (!judged.some(({ isRight }) => isRight)) return [alarms];
  return [
    higher(set, `${words}, recall`, found(true), isPerson ? (RECALL[set] ?? null) : null),
    alarms,
    higher(set, `${words}, AUROC`, auroc(judged)),
    lower(set, `${words}, calibration error`, calibrationError(judged)),
  ];
}
