import { readIntents } from "./read-intents.ts";
import { smallTalkOf } from "./small-talk.ts";

const LIKELY = 0.5;
/** Below it some ask about persons and want an answer: none of 640 questions written down for it is above. */
const SURE = 0.85;

/** `perhaps` is left to what the articles know. */
export type PersonWish = "sure" | "perhaps" | "none";

/** Whether a message asks for a person, in any wording of the languages supported. */
export function wantsPerson(text: string): boolean {
  return readPersonWish(text) !== "none";
}

export function readPersonWish(text: string): PersonWish {
  if (smallTalkOf(text) !== null) return "none";
  const chance = readIntents(text).wantsPerson;
  return chance >= SURE ? "sure" : chance >= LIKELY ? "perhaps" : "none";
}
