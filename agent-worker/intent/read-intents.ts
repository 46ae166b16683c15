import { matchesAnger } from "./anger-pattern.ts";
import { readConceptFeatures } from "./concept-features.ts";
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

/** Fitted by `npm run eval -- fit-intents`. */
const FITTED: IntentWeights = fitted;

export function readIntents(text: string, weights: IntentWeights = FITTED): Intents {
  const features = readIntentFeatures(text);
  const chance = (intent: Intent) => {
    const { intercept, weights: own } = weights[intent];
    let sum = intercept;
    for (const feature of features) sum += own[feature] ?? 0;
    return 1 / (1 + Math.exp(-sum));
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
  if (matchesAnger(text)) features.add("=anger");
  const kind = smallTalkOf(text);
  if (kind !== null) features.add("=small-talk").add(`=${kind}`);
  return features;
}
