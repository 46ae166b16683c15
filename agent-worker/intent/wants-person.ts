import { readIntents } from "./read-intents.ts";
import { smallTalkOf } from "./small-talk.ts";

const SURE = 0.5;

/** Whether a message asks for a person, in any wording of the languages supported. */
export function wantsPerson(text: string): boolean {
  return smallTalkOf(text) === null && readIntents(text).wantsPerson >= SURE;
}
