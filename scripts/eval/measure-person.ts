import { wantsPerson } from "../../agent-worker/intent/wants-person.ts";
import type { DataSets } from "./data-sets.ts";
import { mean } from "./statistics.ts";

export type PersonFigures = {
  bitextRecall: number;
  bitextFalseAlarms: number;
  rasaRecall: number;
  rasaFalseAlarms: number;
  questionFalseAlarms: number;
};

/** How many requests for a person are seen, and how many other messages are taken for one. */
export function measurePerson(data: DataSets): PersonFigures {
  const bitext = data.bitext("test");
  const rasa = data.rasa();
  const share = (texts: { text: string }[]) =>
    mean(texts.map(({ text }) => Number(wantsPerson(text))));
  // Writing to customer service is asked about as often as it is wanted, so it counts neither way.
  const isOther = (intent: string) =>
    ![
      "contact_human_agent",
      "contact_customer_service",
      "human_handoff",
      "check_human",
      "bot_challenge",
    ].includes(intent);
  return {
    bitextRecall: share(bitext.filter(({ intent }) => intent === "contact_human_agent")),
    bitextFalseAlarms: share(bitext.filter(({ intent }) => isOther(intent))),
    rasaRecall: share(rasa.filter(({ intent }) => intent === "human_handoff")),
    rasaFalseAlarms: share(rasa.filter(({ intent }) => isOther(intent))),
    questionFalseAlarms: share(data.squad("dev-v1.1").questions),
  };
}
