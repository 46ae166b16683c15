import { knowledgeConfigSchema, readConfig } from "../../agent-worker/config.ts";
import { type Knowledge, openKnowledge } from "../../agent-worker/knowledge/database.ts";
import { embedAll } from "../../agent-worker/model/embed-missing.ts";
import { openEmbedder } from "../../agent-worker/model/open-embedder.ts";

export type KnowledgeWork = {
  knowledge: Knowledge;
  allowPrivate: boolean;
  /** Aborted by Ctrl-C. */
  signal: AbortSignal;
};

/** Opens the articles for some work, embeds what it left without vectors, and closes them again. */
export async function withKnowledge<T extends object>(
  dataDir: string,
  work: (given: KnowledgeWork) => Promise<T>,
): Promise<T & { embedded: number }> {
  const read = readConfig(knowledgeConfigSchema, { ...process.env, DATA_DIR: dataDir });
  if (!read.ok) throw new Error(read.problem);
  const knowledge = openKnowledge(dataDir);
  const stop = new AbortController();
  process.once("SIGINT", () => stop.abort());
  try {
    const allowPrivate = read.config.ALLOW_PRIVATE_CRAWL;
    const done = await work({ knowledge, allowPrivate, signal: stop.signal });
    return { ...done, embedded: await embed(knowledge, read.config.EMBEDDING_MODEL, stop.signal) };
  } finally {
    knowledge.close();
  }
}

/** A model that cannot be used costs the vectors, not the articles. */
async function embed(knowledge: Knowledge, model: string, signal: AbortSignal): Promise<number> {
  const opened = await openEmbedder(model);
  if (!opened.ok) process.stderr.write(`${opened.problem}\n`);
  if (!opened.ok || !opened.embedder) return 0;
  return embedAll(knowledge, opened.embedder, signal);
}
