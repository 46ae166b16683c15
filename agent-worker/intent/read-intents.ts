import { probabilityOf } from "../confidence/log-odds.ts";
import { splitSentences } from "../text/sentences.ts";
import { matchesAnger } from "./anger-pattern.ts";
import { readConceptFeatures } from "./concept-features.ts";
import { matchesDanger } from "./danger-pattern.ts";
import fitted from "./intent-weights.json" with { type: "json" };
import { matchesPersonGrammar } from "./person-grammar.ts";
import { smallTalkOf } from "./small-talk.ts";

export type Intent = "wantsPerson" | "smallTalk" | "frustrated" | "urgent";

/** How likely each is, 0..1; they do not exclude each other. */
export type Intents = Record<Intent, number>;

/** A logistic regression: what each feature adds to the log odds. */
export type IntentWeights = Record<
  Intent,
  { intercept: number; weights: Readonly<Record<string, number>> }
>;

const MOST_SENTENCES = 20;

/** Fitted by `npm run eval -- fit-intents`. */
const FITTED: IntentWeights = fitted;

/** In a letter one sentence may ask for a person and the others tell why: the clearest counts. */
export function readIntents(text: string, weights: IntentWeights = FITTED): Intents {
  const whole = readMessage(text, weights);
  const sentences = splitSentences(text);
  if (sentences.length < 2) return whole;
  const each = sentences.slice(0, MOST_SENTENCES).map((one) => readMessage(one, weights));
  const wantsPerson = Math.max(whole.wantsPerson, ...each.map((one) => one.wantsPerson));
  return { ...whole, wantsPerson };
}

function readMessage(text: string, weights: IntentWeights): Intents {
  const features = readIntentFeatures(text);
  const chance = (intent: Intent) => {
    const { intercept, weights: own } = weights[intent];
    let sum = intercept;
    for (const feature of features) sum += own[feature] ?? 0;
    return probabilityOf(sum);
  };
  return {
    wantsPerson: chance("wantsPerson"),
    smallTalk: chance("smallTalk"),
    frustrated: chance("frustrated"),
    urgent: chance("urgent"),
  };
}

/** The concepts of a message and which of the patterns it matches. */
export function readIntentFeatures(text: string): Set<string> {
  const features = readConceptFeatures(text);
  if (matchesPersonGrammar(text)) features.add("=person");
  if (matchesDanger(text)) features.add("=danger");
  if (matchesAnger(text)) features.add("=anger");
  const kind = smallTalkOf(text);
  if (kind !== null) features.add("=small-talk").add(`=${kind}`);
  return features;
}
