import { STOP_WORDS } from "./stop-words.ts";
import { searchWords } from "./words.ts";

/** A language is told when its small words are so much of a text, and so many times those of the next language. */
const LEAST = 0.15;
const AHEAD = 1.2;

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
  if (!best || best.score < LEAST) return null;
  return best.score > (second?.score ?? 0) * AHEAD ? best.language : null;
}
