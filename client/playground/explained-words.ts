import type { ExplainedReply } from "../../shared/protocol/playground-call.ts";
import { percent } from "../ui/percent.ts";

export function actionWords({ action, reason }: ExplainedReply): string {
  if (action === "hand-off") return "Hands over to a person";
  if (reason === "doubtful") return "Offers what may help";
  if (action === "ask") return reason?.startsWith("rule:") ? "Asks for details" : "Asks back";
  return reason === "small-talk" ? "Makes small talk" : "Answers";
}

const reasons: Readonly<Record<string, string>> = {
  requested: "The visitor asks for a person.",
  keyword: "A key phrase of the settings is in it.",
  frustrated: "The visitor is angry.",
  looping: "The same question was asked before.",
  "no-match": "Nothing in the articles is about this.",
  "out-of-hours": "Nobody is there at this time.",
  "small-talk": "Small talk claims nothing, so it needs no source.",
  timeout: "The answer took too long.",
  error: "The answer failed; the worker's log says why.",
  clarify: "So few words may mean many things; the articles know them.",
};

/** Which rule decided, in a sentence. */
export function reasonWords(reply: ExplainedReply): string {
  const { action, reason, because, confidence, threshold, draft } = reply;
  const sure = `It is ${percent(confidence)} sure, and the threshold is ${percent(threshold)}`;
  if (reason === null && draft !== null) return `${sure}.`;
  if (reason === null)
    return action === "ask" ? "Nothing in it can be looked for." : "No article was needed.";
  if (reason === "low-confidence") return `${sure}: too little to answer.`;
  if (reason === "doubtful") return `${sure}: near enough to be offered as one that may help.`;
  if (reason.startsWith("rule:"))
    return because === null ? `The rule “${reason.slice(5)}” applies.` : "A rule applies:";
  return reasons[reason] ?? "The agent decided so.";
}

const features: Readonly<Record<string, string>> = {
  answer: "What answer and headings say of the question",
  exact: "The passage says it in the very words",
  related: "Words that mean nearly the same",
  unsaid: "What answer and headings leave unsaid",
  strangers: "Names that the passage does not know",
  margin: "Distance to the next article",
  lead: "Distance to the third article",
  unitMargin: "Distance to what was left out of the passage",
  fewTerms: "Very short question",
  manyTerms: "Long question",
  named: "How much of the title the question names",
  section: "How much of the heading the question names",
  vectors: "Meaning could be compared",
  cosine: "Nearness in meaning",
  standsOut: "How far that stands out from the rest",
};

/** A feature that has no words here is called by its own name, parted into words. */
export const featureWords = (name: string): string => {
  const parted = name.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  return features[name] ?? parted.charAt(0).toUpperCase() + parted.slice(1);
};
