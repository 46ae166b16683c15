import { spacedWords } from "../retrieval/words.ts";

/** The first of the phrases that stands in one of the texts, whatever its case, accents and signs. */
export function foundPhrase(texts: readonly string[], phrases: readonly string[]): string | null {
  const plain = texts.map(spacedWords);
  const found = phrases.find((phrase) => {
    const words = spacedWords(phrase);
    return words.trim() !== "" && plain.some((text) => text.includes(words));
  });
  return found ?? null;
}
