import { splitSentences } from "../text/sentences.ts";
import { readConceptFeatures } from "./concept-features.ts";
import { isAboutDanger, matchesDanger } from "./danger-pattern.ts";
import { readIntents } from "./read-intents.ts";

/** Haste alone is no danger, however sure it is. From here on one in 10,000 everyday messages was taken for danger. */
const SURE = 0.8;

/** Whether a message says that somebody's life or limb is in danger now, in any wording of the languages supported. */
export function isInDanger(text: string): boolean {
  const parts = new Set([text, ...splitSentences(text)]);
  return [...parts].some(
    (part) => matchesDanger(part) || (readIntents(part).urgent >= SURE && namesDanger(part)),
  );
}

function namesDanger(text: string): boolean {
  return readConceptFeatures(text).has("danger") && !isAboutDanger(text);
}
