import type { Knowledge } from "./database.ts";

/** The index token of a collection: a passage carries its collection's token in the `scope` column. */
export function scopeToken(collectionId: number): string {
  return `scope${collectionId}`;
}

export function ensureCollection(knowledge: Knowledge, name: string): number {
  knowledge.prepare("INSERT INTO collection (name) VALUES (?) ON CONFLICT DO NOTHING").run(name);
  const row = knowledge.prepare<[string], { id: number }>(
    "SELECT id FROM collection WHERE name = ?",
  );
  const found = row.get(name);
  if (!found) throw new Error("a collection that was just written is not there");
  return found.id;
}

export function listCollections(knowledge: Knowledge): { id: number; name: string }[] {
  return knowledge
    .prepare<[], { id: number; name: string }>("SELECT id, name FROM collection ORDER BY id")
    .all();
}
