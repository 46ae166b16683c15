import {
  type ExplainedAnswer,
  ExtractiveAnswerer,
} from "../../agent-worker/answer/extractive-answerer.ts";
import { embedAll } from "../../agent-worker/model/embed-missing.ts";
import { BUILT_IN_MODEL } from "../../agent-worker/model/open-embedder.ts";
import { openTableEmbedder } from "../../agent-worker/model/table-embedder.ts";
import { ingestFiles } from "../../agent-worker/ingest/ingest-files.ts";
import { makePassages } from "../../agent-worker/ingest/passages.ts";
import { ArticleStore, type NewPassage } from "../../agent-worker/knowledge/articles.ts";
import { type Knowledge, openKnowledgeInMemory } from "../../agent-worker/knowledge/database.ts";
import { PassageRetriever } from "../../agent-worker/retrieval/passage-retriever.ts";
import type { Embedder, Retrieval } from "../../agent-worker/retrieval/ports.ts";
import { RANK_WEIGHTS, type RankWeights } from "../../agent-worker/retrieval/rank.ts";
import { VectorIndex } from "../../agent-worker/retrieval/vector-index.ts";
import type { Corpus } from "./data-sets.ts";
import { paragraph } from "./paragraph.ts";

export type Evaluated = { retrieval: Retrieval; answer: ExplainedAnswer | null };

export type EvaluatedAgent = {
  search(question: string, previous?: string | null): Promise<Retrieval>;
  ask(question: string, previous?: string | null): Promise<Evaluated>;
  close(): void;
};

const EVALUATED = "eval";

export type AgentOptions = { weights?: RankWeights; embedder?: Embedder | null };

export type EvaluatedArticle = { path: string; title: string; passages: NewPassage[] };

/** The product's own retriever and answerer over a corpus, one article for each of its passages. */
export function openEvaluatedAgent(
  passages: Corpus["passages"],
  options: AgentOptions = {},
): EvaluatedAgent {
  return evaluateArticles(
    passages.map(({ path, title, text }) => ({
      path,
      title,
      passages: makePassages([paragraph(text)]),
    })),
    options,
  );
}

/** The same over articles that are cut into passages already. */
export function evaluateArticles(
  articles: readonly EvaluatedArticle[],
  options: AgentOptions = {},
): EvaluatedAgent {
  const knowledge = openKnowledgeInMemory();
  const store = new ArticleStore(knowledge, Date.now);
  knowledge.transaction(() => {
    for (const { path, title, passages } of articles) {
      const article = { collection: EVALUATED, source: EVALUATED, path, title, url: null };
      store.replace({ ...article, language: null, sha256: path, bytes: 0, passages });
    }
  })();
  return evaluateKnowledge(knowledge, options);
}

/** The same over a folder, read as `lobby ingest` reads it. */
export async function evaluateFolder(
  folder: string,
  options: AgentOptions = {},
): Promise<EvaluatedAgent> {
  const knowledge = openKnowledgeInMemory();
  await ingestFiles(knowledge, {
    targets: [folder],
    collection: EVALUATED,
    now: Date.now,
    signal: new AbortController().signal,
  });
  return evaluateKnowledge(knowledge, options);
}

/** The same over articles that are there already, in the collection `EVALUATED`. */
function evaluateKnowledge(
  knowledge: Knowledge,
  { weights = RANK_WEIGHTS, embedder = openTableEmbedder(BUILT_IN_MODEL) }: AgentOptions = {},
): EvaluatedAgent {
  const vectors = embedder ? { vectors: new VectorIndex(knowledge, embedder) } : {};
  const retriever = new PassageRetriever(knowledge, { weights, ...vectors });
  const answerer = new ExtractiveAnswerer({ wordsOf: (passage) => retriever.wordsOf(passage) });
  let embedded: Promise<number> | undefined;
  const search = async (text: string, previous: string | null = null) => {
    if (embedder) await (embedded ??= embedAll(knowledge, embedder, new AbortController().signal));
    return retriever.retrieve({ collection: EVALUATED, text, previous });
  };
  return {
    close: () => knowledge.close(),
    search,
    ask: async (text, previous) => {
      const retrieval = await search(text, previous);
      return { retrieval, answer: answerer.explain(retrieval) };
    },
  };
}
