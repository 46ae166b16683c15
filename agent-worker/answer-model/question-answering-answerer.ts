import { NOTHING_FOUND } from "../answer/confidence.ts";
import type { ExtractiveAnswerer } from "../answer/extractive-answerer.ts";
import type { Answer, Answerer } from "../answer/ports.ts";
import { makeSource } from "../answer/source.ts";
import { logOddsOf, probabilityOf } from "../confidence/log-odds.ts";
import { findGround, readGrounds } from "../language-model/grounds.ts";
import { type PassageUnit, readPassageWords } from "../retrieval/passage-words.ts";
import type { RankedPassage, Retrieval } from "../retrieval/ports.ts";
import { searchWords, spacedWords } from "../retrieval/words.ts";
import { untilAborted } from "../until-aborted.ts";
import { firstLineOf } from "./first-line.ts";
import type { SpanFinder } from "./span-finder.ts";

export type QuestionAnsweringOptions = {
  finder: SpanFinder;
  /** Gives the gate, the features of the confidence, and the answer where the model finds none. */
  extractive: ExtractiveAnswerer;
  /** Milliseconds for all passages of a turn. */
  timeLimit: number;
};

type Found = { passage: RankedPassage; text: string; weight: number };

/** Passages that the model is asked about. */
const ASKED = 4;
const LONGEST_QUESTION = 500;
/** A span that the model itself hardly believes in is no reason to answer otherwise than by the words. */
const SURE = 0.25;
/** How much a sure and an unsure model move the log-odds; set, not fitted. */
const AGREES = 0.8;
const DIFFERS = -0.4;

/** Lets a model point at the words that answer, and quotes the whole sentence that they stand in. */
export class QuestionAnsweringAnswerer implements Answerer {
  readonly #options: QuestionAnsweringOptions;

  constructor(options: QuestionAnsweringOptions) {
    this.#options = options;
  }

  async answer(retrieval: Retrieval, signal: AbortSignal): Promise<Answer | null> {
    signal.throwIfAborted();
    const quoted = this.#options.extractive.explain(retrieval);
    if (!quoted || quoted.confidence < NOTHING_FOUND) return quoted;
    const limit = AbortSignal.timeout(this.#options.timeLimit);
    let best: Found | null;
    try {
      best = await this.#findBest(retrieval, AbortSignal.any([signal, limit]));
    } catch (error) {
      signal.throwIfAborted();
      const why = limit.aborted ? "took too long" : `failed (${firstLineOf(error)})`;
      return { ...quoted, because: `Quoted by its words, because the answer model ${why}.` };
    }
    if (!best) return quoted;
    if (quoted.text.includes(best.text))
      return { ...quoted, confidence: moved(quoted.confidence, AGREES) };
    return {
      text: best.text,
      sources: [makeSource(best.passage, best.text)],
      confidence: moved(quoted.confidence, DIFFERS),
    };
  }

  async #findBest({ query, passages }: Retrieval, signal: AbortSignal): Promise<Found | null> {
    const highest = passages[0]?.score || 1;
    let best: Found | null = null;
    for (const passage of passages.slice(0, ASKED)) {
      const question = query.text.slice(0, LONGEST_QUESTION);
      const span = await untilAborted(this.#options.finder.find(question, passage.text), signal);
      if (!span || span.score < SURE) continue;
      const weight = span.score * Math.max(0, passage.score / highest);
      const unit = unitAround(span.text, passage);
      if (!unit || weight <= (best?.weight ?? 0)) continue;
      if (findGround(unit.text, readGrounds([passage])))
        best = { passage, text: unit.text, weight };
    }
    return best;
  }
}

/** The sentence, item or row that holds the span's words in their order; of a span over two of them, the first. */
function unitAround(span: string, passage: RankedPassage): PassageUnit | null {
  const wanted = searchWords(span);
  if (wanted.length === 0) return null;
  const { units } = readPassageWords(passage);
  return findHolding(units, wanted) ?? findHolding(units, wanted.slice(0, 2));
}

function findHolding(units: PassageUnit[], words: string[]): PassageUnit | null {
  return units.find(({ text }) => spacedWords(text).includes(` ${words.join(" ")} `)) ?? null;
}

function moved(confidence: number, by: number): number {
  return probabilityOf(logOddsOf(confidence) + by);
}
