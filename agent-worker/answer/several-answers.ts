import type { ExplainedAnswer } from "./extractive-answerer.ts";

/** What an answer must reach to stand beside another. */
const SURE = 0.5;
const LONGEST = 1500;

/** The answers to the questions of one message, one after the other; null unless each of them is sure and says its own. */
export function joinAnswers(answers: readonly (ExplainedAnswer | null)[]): ExplainedAnswer | null {
  const found = answers.filter((answer) => answer !== null);
  const least = found.toSorted((a, b) => a.confidence - b.confidence)[0];
  if (!least || found.length < answers.length || least.confidence < SURE) return null;
  const text = found.map((answer) => answer.text).join("\n\n");
  const saysTwice = found.some((one) =>
    found.some((two) => one !== two && one.text.includes(two.text)),
  );
  if (saysTwice || text.length > LONGEST) return null;
  return { ...least, text, sources: found.flatMap(({ sources }) => sources) };
}
