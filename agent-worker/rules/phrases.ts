import { searchWords } from "../retrieval/words.ts";

/** The first of the phrases that stands in one of the texts, whatever its case, accents and signs. */
export function foundPhrase(texts: readonly string[], phrases: readonly string[]): string | null {
  const plain = texts.map((text) => ` ${searchWords(text).join(" ")} `);
  const found = phrases.find((phrase) => {
    const words = searchWords(phrase).join(" ");
    return words !== "" && plain.some((text) => text.includes(` ${words} `));
  });
  return found ?? null;
}
