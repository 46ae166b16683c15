import type { DataSets } from "../data-sets.ts";

export type Labelled = { text: string; intent: string };
export type Part = { inside: Labelled[]; outside: string[] };

/** Messages with their topics, and some that belong to none of them. `fit` may be fitted on, `test` is only reported. */
export type TopicSet = {
  name: string;
  train: Labelled[];
  /** `train` with the messages kept for fitting. */
  everything: Labelled[];
  fit: Part;
  test: Part;
};

/** What banks are asked as well is no outsider to a bank's topics. */
const BANK =
  /bank|card|credit|bill|balance|transfer|account|pin|pay|money|cash|check|rate|transac/i;
const SUPPORT =
  /order|account|pay|cancel|refund|ship|deliver|bill|agent|password|human|help|track|review|complain/i;
const FEW = 1000;

export function topicSets(data: DataSets): TopicSet[] {
  const clinc = [data.clinc("train"), data.clinc("test")] as const;
  const outside = (part: readonly Labelled[], except: RegExp) =>
    part
      .filter(({ text, intent }) => !except.test(text) && !except.test(intent))
      .map(({ text }) => text);
  const banking = splitTrain(data.banking77("train"));
  const bitext = splitTrain(data.bitext("train"));
  const own = splitTrain(clinc[0]);
  return [
    {
      name: "BANKING77",
      train: banking.train,
      everything: data.banking77("train"),
      fit: { inside: banking.rest, outside: thin(outside(clinc[0], BANK), FEW) },
      test: { inside: data.banking77("test"), outside: thin(outside(clinc[1], BANK), FEW) },
    },
    {
      name: "CLINC150",
      train: own.train,
      everything: clinc[0],
      fit: {
        inside: own.rest,
        outside: [...data.clinc("oos_train"), ...data.clinc("oos_val")].map(({ text }) => text),
      },
      test: { inside: clinc[1], outside: data.clinc("oos_test").map(({ text }) => text) },
    },
    {
      name: "Bitext",
      train: bitext.train,
      everything: data.bitext("train"),
      fit: { inside: bitext.rest, outside: thin(outside(clinc[0], SUPPORT), FEW) },
      test: { inside: data.bitext("test"), outside: thin(outside(clinc[1], SUPPORT), FEW) },
    },
  ];
}

/** All messages of a part, as somebody has them who does not know the labels. */
export function messagesOf({ inside, outside }: Part): string[] {
  return [...inside.map(({ text }) => text), ...outside];
}

/** Every fifth message is kept from training, to fit the confidence on. */
function splitTrain(all: Labelled[]) {
  const rest = all.filter((_, index) => index % 5 === 4);
  return { train: all.filter((_, index) => index % 5 !== 4), rest: thin(rest, 2 * FEW) };
}

function thin<T>(list: readonly T[], most: number): T[] {
  const step = Math.max(1, Math.ceil(list.length / most));
  return list.filter((_, index) => index % step === 0);
}
