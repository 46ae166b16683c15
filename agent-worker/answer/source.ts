import type { Passage, RankedPassage } from "../retrieval/ports.ts";
import type { ScoredSource } from "./ports.ts";

const LONGEST_QUOTE = 600;

/** What a passage is named by under an answer, with the words of it that the answer rests on. */
export function makeSource(passage: RankedPassage, quote: string): ScoredSource {
  const { article } = passage;
  return {
    article: article.title,
    path: article.path,
    heading: headingOf(passage),
    ...(article.url ? { url: article.url } : {}),
    quote: quote.length > LONGEST_QUOTE ? `${quote.slice(0, LONGEST_QUOTE).trimEnd()}…` : quote,
    score: roundScore(passage.score),
  };
}

/** The headings above a passage as one line; the article's title where there are none. */
export function headingOf(passage: Passage): string {
  return passage.headings.join(" › ") || passage.article.title;
}

/** To four digits behind the point, as scores, shares and confidences are shown. */
export function roundScore(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}
