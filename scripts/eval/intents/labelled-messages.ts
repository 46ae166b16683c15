import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Intent } from "../../../agent-worker/intent/read-intents.ts";
import type { DataSets, Utterance } from "../data-sets.ts";
import { everyNth } from "../sampling.ts";

/** A message and what is known of it; what is not known is left out. `isFit` tells what may be fitted on. */
export type LabelledMessage = {
  set: string;
  text: string;
  isFit: boolean;
  labels: Partial<Record<Intent, boolean>>;
};

const LETTERS: readonly (readonly [string, Intent])[] = [
  ["p", "wantsPerson"],
  ["s", "smallTalk"],
  ["f", "frustrated"],
  ["u", "urgent"],
];
/** Of CLINC150 and Rasa: talk about the bot and courtesies. */
const SMALL_TALK =
  /^(?:greeting|greet|goodbye|thank|thankyou|thank_you|what_is_your_name|are_you_a_bot|bot_challenge|check_human|how_old_are_you|tell_joke|meaning_of_life|who_made_you|what_are_your_hobbies|do_you_have_pets|where_are_you_from|who_do_you_work_for|fun_fact)$/;
/** Neither clearly small talk nor clearly not. */
const HALF_TALK =
  /^(?:yes|no|maybe|affirm|deny|repeat|help|what_can_i_ask_you|inform|out_of_scope|change_ai_name|user_name|cancel|whisper_mode|change_accent|change_speed)$/;
/** Asking how to reach the team, or somebody else. */
const HALF_PERSON =
  /^(?:contact_customer_service|make_call|check_human|are_you_a_bot|bot_challenge|report_fraud|account_blocked|greeting|complaint)$/;
const ANGRY =
  /^(?:complaint|review|payment_issue|registration_problems|inform|deny|out_of_scope|repeat)$/;
const SWEARS =
  /bloody|damn|fuck|shit|freaking|goddam|hell\b|stupid|useless|urgent|asap|immediate|emergenc|right now|quick|stole|fraud|hurry/i;

/** The messages written by hand: every other one is for fitting. */
export function handWritten(): LabelledMessage[] {
  const lines = readFileSync(join(import.meta.dirname, "messages.txt"), "utf8").split("\n");
  return lines
    .filter((line) => line.trim() && !line.startsWith("#"))
    .map((line, index) => {
      const [letters = "", ...words] = line.split(" ");
      const labels = Object.fromEntries(
        LETTERS.map(([letter, intent]) => [intent, letters.includes(letter)]),
      );
      return { set: "hand", text: words.join(" "), isFit: index % 2 === 0, labels };
    });
}

export function labelledMessages(data: DataSets): LabelledMessage[] {
  const label =
    (set: string, isFit: (index: number) => boolean) =>
    ({ text, intent }: Utterance, index: number): LabelledMessage => ({
      set,
      text,
      isFit: isFit(index),
      labels: labelsOf(text, intent),
    });
  return [
    ...handWritten(),
    ...data.bitext("train").map(label("Bitext", () => true)),
    ...data.bitext("test").map(label("Bitext", () => false)),
    ...data.rasa().map(label("Rasa", (index) => index % 2 === 0)),
    ...everyNth(questionsOf(data), 5).map(label("questions", (index) => index % 2 === 0)),
    ...everyNth(data.banking77("train"), 2).map(label("BANKING77", () => true)),
    ...data.banking77("test").map(label("BANKING77", () => false)),
    ...everyNth(data.clinc("train"), 2).map(label("CLINC150", () => true)),
    ...data.clinc("test").map(label("CLINC150", () => false)),
  ];
}

/** People ask about articles in them, never the team for anything. */
function questionsOf(data: DataSets): Utterance[] {
  const asked = [data.squad("dev-v1.1"), data.clapnq(), data.xquad("de"), data.xquad("es")];
  return asked.flatMap(({ questions }) =>
    questions.map(({ text }) => ({ text, intent: "question" })),
  );
}

function labelsOf(text: string, intent: string): LabelledMessage["labels"] {
  const wantsPerson = /^(?:contact_human_agent|human_handoff)$/.test(intent);
  return {
    ...(HALF_PERSON.test(intent) ? {} : { wantsPerson }),
    ...(HALF_TALK.test(intent) ? {} : { smallTalk: SMALL_TALK.test(intent) }),
    // What nobody has labelled counts as calm, but not where the words speak against it.
    ...(ANGRY.test(intent) || SWEARS.test(text) ? {} : { frustrated: false, urgent: false }),
  };
}
