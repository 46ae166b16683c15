import type { Database } from "better-sqlite3";

/** Rows looked at in one go: about three milliseconds, and one wait for the disk. */
const SLICE = 256;

/** Full-text search follows the entries at some distance, off the writer's path: a third of a message's cost was its words. */
export interface SearchIndex {
  /** Takes in the next entries, in a transaction of its own; true when there may be more. */
  takeSome(): boolean;
  /** Everything that is committed; called before somebody searches. */
  takeAll(): void;
}

export function makeSearchIndex(sqlite: Database): SearchIndex {
  const progress = sqlite.prepare<[], { position: number }>(
    `SELECT position FROM search_progress WHERE id = 1`,
  );
  const next = sqlite.prepare<[number, number], { last: number | null; rows: number }>(
    `SELECT max(position) AS last, count(*) AS rows FROM (SELECT position FROM entry WHERE position > ? ORDER BY position LIMIT ?)`,
  );
  const insert = sqlite.prepare<[number, number]>(
    `INSERT INTO search (text, workspace, conversation, entry, kind)
     SELECT coalesce(json_extract(e.json, '$.text'), (SELECT group_concat(json_extract(value, '$.value'), ' ') FROM json_each(e.json, '$.details'))),
       c.workspace, c.id, e.key, CASE e.lane WHEN 'o' THEN 'note' ELSE 'message' END
     FROM entry e JOIN conversation c ON c.id = substr(e.document, 3)
     WHERE e.position > ? AND e.position <= ?
       AND json_extract(e.json, '$.kind') IN (CASE e.lane WHEN 'o' THEN 'note' WHEN 'v' THEN 'message' WHEN 'f' THEN 'message' END,
         CASE e.lane WHEN 'f' THEN 'details-given' END)
     ORDER BY e.position`,
  );
  const advance = sqlite.prepare<[number]>(`UPDATE search_progress SET position = ? WHERE id = 1`);
  const take = sqlite.transaction((limit: number): boolean => {
    const from = progress.get()?.position ?? 0;
    const { last, rows } = next.get(from, limit) ?? { last: null, rows: 0 };
    if (last === null) return false;
    insert.run(from, last);
    advance.run(last);
    return rows === limit;
  });
  return {
    takeSome: () => take.immediate(SLICE),
    takeAll() {
      while (take.immediate(SLICE * 4));
    },
  };
}
