import type { Question, Retrieval, Retriever } from "./ports.ts";
import { spacedWords } from "./words.ts";

const MOST_READINGS = 4;

/**
 * Asks in the question's own words and, where a team said that some of them mean the same as others, in those too; the
 * reading whose words are found best counts, whole, so that answer and confidence rest on one question.
 */
export async function retrieveWithSynonyms(
  retriever: Retriever,
  question: Question,
  groups: readonly (readonly string[])[],
): Promise<Retrieval> {
  let best = await retriever.retrieve(question);
  for (const text of otherReadings(question.text, groups)) {
    const other = await retriever.retrieve({ ...question, text });
    if (topShare(other) > topShare(best)) best = other;
  }
  return best;
}

/** The text with a synonym in the place of one of its words or phrases, each of them once. */
export function otherReadings(text: string, groups: readonly (readonly string[])[]): string[] {
  const plain = spacedWords(text);
  const readings = groups.flatMap((group) => {
    const phrases = group.map(spacedWords).filter((one) => one.trim() !== "");
    const said = phrases.find((phrase) => plain.includes(phrase));
    if (said === undefined) return [];
    return phrases
      .filter((phrase) => phrase !== said)
      .map((phrase) => plain.replaceAll(said, phrase).trim());
  });
  return [...new Set(readings)].slice(0, MOST_READINGS);
}

function topShare(retrieval: Retrieval): number {
  return retrieval.passages[0]?.share ?? 0;
}
