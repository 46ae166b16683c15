import type { Knowledge } from "../knowledge/database.ts";

/** Articles too short to show their language are taken to be in the one most of their source are in. */
export function fillLanguages(knowledge: Knowledge, collection: string, source: string): void {
  const commonest = knowledge.prepare<[string, string], { language: string }>(`
    SELECT language FROM article WHERE collection = ? AND source = ? AND language IS NOT NULL
    GROUP BY language ORDER BY count(*) DESC LIMIT 1
  `);
  const language = commonest.get(collection, source)?.language;
  if (!language) return;
  knowledge
    .prepare(
      "UPDATE article SET language = ? WHERE collection = ? AND source = ? AND language IS NULL",
    )
    .run(language, collection, source);
}
