import type { Database } from "better-sqlite3";

/** Entries looked at in one go. */
const SLICE = 2048;
const LONGEST_TEXT = 1000;
/** Of what teammates did with one tag, so many of the latest are passed on. */
const MOST_OF_EACH = 20;

export type TaughtTag = { examples: string[]; counterExamples: string[] };

/** What teammates tagged and took tags off, as examples: the message each conversation began with. */
export interface TagExamples {
  of(tag: string): TaughtTag;
  /** Takes in what teammates have done since; called before the examples are read. */
  takeAll(): void;
}

/** Follows the outcomes of people's intents at some distance, off the writer's path. */
export function makeTagExamples(sqlite: Database): TagExamples {
  const progress = sqlite.prepare<[], { position: number }>(
    `SELECT position FROM tag_example_progress WHERE id = 1`,
  );
  const last = sqlite.prepare<[number, number], { position: number | null }>(
    `SELECT max(position) AS position FROM (SELECT position FROM entry WHERE position > ? ORDER BY position LIMIT ?)`,
  );
  // Whoever changes their mind about a conversation's tag changes its example.
  const insert = sqlite.prepare<{ from: number; to: number; longest: number }>(
    `INSERT INTO tag_example (tag, conversation, is_counter, text, at)
     SELECT coalesce(t.merged_into, t.id), c.id, json_extract(x.json, '$.kind') = 'untagged', substr(json_extract(v.json, '$.text'), 1, @longest), x.at
     FROM entry x
       JOIN conversation c ON c.id = substr(x.document, 3)
       JOIN tag t ON t.id = json_extract(x.json, '$.tag') AND t.workspace = c.workspace
       JOIN entry v ON v.position = (SELECT min(position) FROM entry WHERE document = 'c:' || c.id AND lane = 'v' AND json_extract(json, '$.kind') = 'message')
     WHERE x.position > @from AND x.position <= @to AND x.lane = 'x' AND json_extract(x.json, '$.kind') IN ('tagged', 'untagged')
     ORDER BY x.position
     ON CONFLICT (tag, conversation) DO UPDATE SET is_counter = excluded.is_counter, text = excluded.text, at = excluded.at`,
  );
  const advance = sqlite.prepare<[number]>(
    `UPDATE tag_example_progress SET position = ? WHERE id = 1`,
  );
  const take = sqlite.transaction((): boolean => {
    const from = progress.get()?.position ?? 0;
    const to = last.get(from, SLICE)?.position ?? null;
    if (to === null) return false;
    insert.run({ from, to, longest: LONGEST_TEXT });
    advance.run(to);
    return true;
  });
  const latest = sqlite.prepare<[string, number, number], { text: string }>(
    `SELECT text FROM tag_example WHERE tag = ? AND is_counter = ? ORDER BY at DESC, conversation LIMIT ?`,
  );
  const texts = (tag: string, isCounter: number) =>
    latest.all(tag, isCounter, MOST_OF_EACH).map(({ text }) => text);
  return {
    of: (tag) => ({ examples: texts(tag, 0), counterExamples: texts(tag, 1) }),
    takeAll() {
      while (take.immediate());
    },
  };
}
