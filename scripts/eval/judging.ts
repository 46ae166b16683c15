import type { RankedPassage } from "../../agent-worker/retrieval/ports.ts";
import { spacedWords } from "../../agent-worker/retrieval/words.ts";

/** Whether a text holds one of the gold texts, word for word, whatever the signs and the case. */
export function holdsGold(text: string, gold: readonly string[]): boolean {
  const words = spacedWords(text);
  return gold.some((one) => words.includes(spacedWords(one)));
}

/** The place of the first article meant among the articles found, from 0; infinite when none of them was found. */
export function articleRank(
  passages: readonly RankedPassage[],
  isMeant: (path: string) => boolean,
): number {
  const paths = [...new Set(passages.map(({ article }) => article.path))];
  const rank = paths.findIndex(isMeant);
  return rank < 0 ? Number.POSITIVE_INFINITY : rank;
}
