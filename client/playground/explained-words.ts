import type { ExplainedReply } from "../../shared/protocol/playground-call.ts";

export const percent = (share: number): string => `${Math.round(share * 100)} %`;

export function actionWords({ action, reason }: ExplainedReply): string {
  if (action === "hand-off") return "Hands over to a person";
  if (action === "ask") return "Asks back";
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
};

/** Which rule decided, in a sentence. */
export function reasonWords(reply: ExplainedReply): string {
  const { reason, confidence, threshold, draft } = reply;
  const sure = `It is ${percent(confidence)} sure`;
  if (reason === null && draft !== null)
    return `${sure}, and the threshold is ${percent(threshold)}.`;
  if (reason === null) return "No article was needed.";
  if (reason === "low-confidence")
    return `${sure}, and the threshold is ${percent(threshold)}: too little to answer.`;
  return reasons[reason] ?? `Rule: ${reason.replace(/^rule:/, "")}.`;
}

const features: Readonly<Record<string, string>> = {
  share: "Share of the possible word score",
  coverage: "Words of the question in the passage",
  sentence: "Words in its best sentence",
  twoSentences: "Words in its best two sentences",
  answer: "Words in the answer",
  bigrams: "Words that stand together",
  title: "Words in the title",
  heading: "Words in the headings",
  margin: "Distance to the next article",
  unknown: "Words in no article",
  answersType: "Kind of answer asked for",
  fewTerms: "Very short question",
  manyTerms: "Long question",
  related: "Related words",
  exact: "The question is a heading",
  named: "Title and heading named by the question",
  section: "The whole section answers",
  vectors: "Meaning could be compared",
  cosine: "Nearness in meaning: passage",
  titleCosine: "Nearness in meaning: title and headings",
  sentenceCosine: "Nearness in meaning: nearest sentence",
  answerCosine: "Nearness in meaning: answer",
  cosineMargin: "Distance to the next article, by meaning",
  bm25Margin: "Distance to the next article, by words",
};

export const featureWords = (name: string): string => features[name] ?? name;
