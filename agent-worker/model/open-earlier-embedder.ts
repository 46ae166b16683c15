import type { Knowledge } from "../knowledge/database.ts";
import type { Embedder } from "../retrieval/ports.ts";
import { openEmbedder, settingOf } from "./open-embedder.ts";

/** The embedder of most of the vectors that another model left behind, if it can still be opened. */
export async function openEarlierEmbedder(
  knowledge: Knowledge,
  wanted: Embedder,
): Promise<Embedder | null> {
  const earlier = knowledge.prepare<[string], { model: string }>(`
    SELECT model FROM passage_vector WHERE model <> ? GROUP BY model ORDER BY count(*) DESC LIMIT 1
  `);
  const name = earlier.get(wanted.name)?.model;
  if (name === undefined) return null;
  const opened = await openEmbedder(settingOf(name));
  // The same setting may hold another model by now.
  return opened.ok && opened.embedder?.name === name ? opened.embedder : null;
}
