import { STOP_WORDS } from "./stop-words.ts";
import { searchWords } from "./words.ts";

/** The language (en, de, es, fr) whose small words fill most of the text; null when none clearly does. */
export function guessTextLanguage(text: string): string | null {
  const words = searchWords(text);
  if (words.length === 0) return null;
  const scores = Object.entries(STOP_WORDS).map(([language, list]) => ({
    language,
    score: words.filter((word) => list.has(word)).length / words.length,
  }));
  scores.sort((a, b) => b.score - a.score);
  const [best, second] = scores;
  if (!best || best.score < 0.15) return null;
  return best.score > (second?.score ?? 0) * 1.2 ? best.language : null;
}
