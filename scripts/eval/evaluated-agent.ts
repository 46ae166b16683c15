import {
  type ExplainedAnswer,
  ExtractiveAnswerer,
} from "../../agent-worker/answer/extractive-answerer.ts";
import { makePassages } from "../../agent-worker/ingest/passages.ts";
import { ArticleStore } from "../../agent-worker/knowledge/articles.ts";
import { openKnowledgeInMemory } from "../../agent-worker/knowledge/database.ts";
import { PassageRetriever } from "../../agent-worker/retrieval/passage-retriever.ts";
import type { Retrieval } from "../../agent-worker/retrieval/ports.ts";
import type { RankWeights } from "../../agent-worker/retrieval/rank.ts";
import type { Corpus } from "./data-sets.ts";

export type Evaluated = { retrieval: Retrieval; answer: ExplainedAnswer | null };

export type EvaluatedAgent = {
  ask(question: string): Promise<Evaluated>;
  passages: number;
  close(): void;
};

/** The product's own retriever and answerer over a corpus, one article for each of its passages. */
export function openEvaluatedAgent(
  passages: Corpus["passages"],
  weights?: RankWeights,
): EvaluatedAgent {
  const knowledge = openKnowledgeInMemory();
  const store = new ArticleStore(knowledge, Date.now);
  let written = 0;
  knowledge.transaction(() => {
    for (const { path, title, text } of passages) {
      const block = { kind: "paragraph" as const, text, headings: [], start: 0, end: text.length };
      const article = {
        collection: "eval",
        source: "eval",
        path,
        title,
        url: null,
        language: null,
      };
      const made = makePassages([block]);
      store.replace({ ...article, sha256: path, bytes: text.length, passages: made });
      written += made.length;
    }
  })();
  const retriever = new PassageRetriever(knowledge, weights ? { weights } : {});
  const answerer = new ExtractiveAnswerer({ wordsOf: (passage) => retriever.wordsOf(passage) });
  return {
    passages: written,
    close: () => knowledge.close(),
    ask: async (text) => {
      const retrieval = await retriever.retrieve({ collection: "eval", text, previous: null });
      return { retrieval, answer: answerer.explain(retrieval) };
    },
  };
}
