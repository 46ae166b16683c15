import { type PassageWords, readPassageWords, stems } from "../retrieval/passage-words.ts";
import type { Passage, RankedPassage, Retrieval } from "../retrieval/ports.ts";
import { type Composed, composeAnswer } from "./compose.ts";
import { type ConfidenceModel, estimateConfidence, FITTED_CONFIDENCE } from "./confidence.ts";
import { type ConfidenceFeatures, confidenceFeatures } from "./features.ts";
import { answerLines } from "./lines.ts";
import type { Answer, Answerer, ScoredSource } from "./ports.ts";
import { scoreUnits } from "./units.ts";

const LOOKED_AT = 5;
const LONGEST_QUOTE = 600;

export type ExtractiveOptions = {
  /** Gives the words of a passage when they are already known, for speed. */
  wordsOf?: (passage: Passage) => PassageWords;
  confidence?: ConfidenceModel;
};

export type ExplainedAnswer = Answer & { features: ConfidenceFeatures };

/** Answers in the articles' own words. */
export class ExtractiveAnswerer implements Answerer {
  readonly #wordsOf: (passage: Passage) => PassageWords;
  readonly #model: ConfidenceModel;

  constructor(options: ExtractiveOptions = {}) {
    this.#wordsOf = options.wordsOf ?? readPassageWords;
    this.#model = options.confidence ?? FITTED_CONFIDENCE;
  }

  async answer(retrieval: Retrieval): Promise<Answer | null> {
    return this.explain(retrieval);
  }

  /** The answer together with what its confidence rests on. */
  explain(retrieval: Retrieval): ExplainedAnswer | null {
    const { query } = retrieval;
    const passages = retrieval.passages
      .slice(0, LOOKED_AT)
      .map((passage) => ({ passage, words: this.#wordsOf(passage) }));
    const units = scoreUnits(query, passages);
    const best = units.reduce<(typeof units)[number] | null>(
      (a, b) => (a && a.score >= b.score ? a : b),
      null,
    );
    if (!best) return null;
    const composed = composeAnswer(query, best);
    const answerStems = new Set(stems(composed.text));
    const features = confidenceFeatures(
      retrieval,
      best.words,
      best.passage,
      answerStems,
      composed.text,
    );
    return {
      text: finishText(composed, best.passage, query.language),
      sources: [makeSource(best.passage, composed.quote)],
      confidence: estimateConfidence(features, this.#model),
      features,
    };
  }
}

function finishText(composed: Composed, passage: RankedPassage, language: string | null): string {
  if (composed.rest === 0) return composed.text;
  return `${composed.text}\n\n${answerLines(language).more(composed.rest, passage.article.title)}`;
}

export function makeSource(passage: RankedPassage, quote: string): ScoredSource {
  const { article } = passage;
  return {
    article: article.title,
    path: article.path,
    heading: headingOf(passage),
    ...(article.url ? { url: article.url } : {}),
    quote: quote.length > LONGEST_QUOTE ? `${quote.slice(0, LONGEST_QUOTE).trimEnd()}…` : quote,
    score: round(passage.score),
  };
}

export function headingOf(passage: Passage): string {
  return passage.headings.join(" › ") || passage.article.title;
}

export function round(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}
