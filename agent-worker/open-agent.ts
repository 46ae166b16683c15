import { ExtractiveAnswerer } from "./answer/extractive-answerer.ts";
import type { AnswerPorts } from "./answer-job.ts";
import type { Knowledge } from "./knowledge/database.ts";
import { PassageRetriever } from "./retrieval/passage-retriever.ts";
import type { Embedder } from "./retrieval/ports.ts";
import { LearningTagger } from "./tags/turn-tagger.ts";
import { VectorIndex } from "./retrieval/vector-index.ts";

/**
 * The ports as they are without any language model, for which see open-answerer.ts; vectors are used when there is an
 * embedder. The earlier one answers until the passages have the vectors of the other.
 */
export function openAgent(
  knowledge: Knowledge,
  embedder: Embedder | null,
  earlier: Embedder | null = null,
): AnswerPorts & { answerer: ExtractiveAnswerer } {
  const embedders = [embedder, earlier].filter((one) => one !== null);
  const vectors = embedders.length > 0 ? { vectors: new VectorIndex(knowledge, ...embedders) } : {};
  const retriever = new PassageRetriever(knowledge, vectors);
  return {
    retriever,
    tagger: new LearningTagger(embedder),
    answerer: new ExtractiveAnswerer({ wordsOf: (passage) => retriever.wordsOf(passage) }),
  };
}
