import { type PassageWords, readPassageWords, stems } from "../retrieval/passage-words.ts";
import type { Passage, Retrieval } from "../retrieval/ports.ts";
import { BARE_CONFIDENCE, isBare } from "./bare-question.ts";
import { type Composed, composeAnswer } from "./compose.ts";
import { estimateConfidence, FITTED_CONFIDENCE } from "./confidence.ts";
import { type ConfidenceFeatures, confidenceFeatures } from "./features.ts";
import { answerLines } from "./lines.ts";
import type { Answer, Answerer } from "./ports.ts";
import { makeSource } from "./source.ts";
import { joinAnswers } from "./several-answers.ts";
import { LOOKED_AT, scoreUnits } from "./units.ts";

export type ExtractiveOptions = {
  /** Gives the words of a passage when they are already known, for speed. */
  wordsOf?: (passage: Passage) => PassageWords;
};

export type ExplainedAnswer = Answer & { features: ConfidenceFeatures };

/** Answers in the articles' own words. */
export class ExtractiveAnswerer implements Answerer {
  readonly #wordsOf: (passage: Passage) => PassageWords;

  constructor(options: ExtractiveOptions = {}) {
    this.#wordsOf = options.wordsOf ?? readPassageWords;
  }

  async answer(retrieval: Retrieval, signal: AbortSignal): Promise<Answer | null> {
    signal.throwIfAborted();
    return this.explain(retrieval);
  }

  /** The answer together with what its confidence rests on; to each of several questions where all can be answered. */
  explain(retrieval: Retrieval): ExplainedAnswer | null {
    const several = retrieval.parts?.map((part) => this.#explainOne(part));
    return (several && joinAnswers(several)) ?? this.#explainOne(retrieval);
  }

  #explainOne(retrieval: Retrieval): ExplainedAnswer | null {
    const { query } = retrieval;
    const passages = retrieval.passages
      .slice(0, LOOKED_AT)
      .map((passage) => ({ passage, words: this.#wordsOf(passage) }));
    const units = scoreUnits(query, passages);
    const parts = composeAnswer(query, units, retrieval.passages);
    const [first] = parts;
    if (!first) return null;
    const words = this.#wordsOf(first.passage);
    const said = new Set(stems(first.text));
    const features = confidenceFeatures(retrieval, words, first.passage, said, first.text);
    const confidence = estimateConfidence(features, FITTED_CONFIDENCE);
    return {
      text: parts.map((part) => finishText(part, query.language)).join("\n\n"),
      sources: parts.map(({ passage, quote }) => makeSource(passage, quote)),
      confidence: isBare(query, first.passage) ? Math.min(confidence, BARE_CONFIDENCE) : confidence,
      features,
    };
  }
}

function finishText({ passage, heading, text, rest }: Composed, language: string | null): string {
  const more = rest === 0 ? null : answerLines(language).more(rest, passage.article.title);
  return [heading ? `**${heading}**` : null, text, more].filter(Boolean).join("\n\n");
}
