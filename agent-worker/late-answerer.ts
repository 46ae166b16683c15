import type { Answer, Answerer, AnswerProgress } from "./answer/ports.ts";
import type { Retrieval } from "./retrieval/ports.ts";

const LOADING = "Quoted from the articles, because the answer model is still being loaded.";

/** Quotes until the model that is being loaded, or downloaded for minutes, is there: no visitor waits for that. */
export class LateAnswerer implements Answerer {
  readonly #quoting: Answerer;
  #loaded: Answerer | null = null;

  constructor(quoting: Answerer) {
    this.#quoting = quoting;
  }

  use(loaded: Answerer): void {
    this.#loaded = loaded;
  }

  async answer(
    retrieval: Retrieval,
    signal: AbortSignal,
    onProgress?: (progress: AnswerProgress) => void,
  ): Promise<Answer | null> {
    if (this.#loaded) return this.#loaded.answer(retrieval, signal, onProgress);
    const quoted = await this.#quoting.answer(retrieval, signal);
    return quoted && { ...quoted, because: LOADING };
  }
}
