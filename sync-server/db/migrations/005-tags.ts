import { type Kysely, sql } from "kysely";
import type { Migration } from "kysely/migration";

/** `tag_example` follows the entries by `tag_example_progress`, so tags given and taken before count as well. */
const statements = [
  `ALTER TABLE tag ADD COLUMN examples TEXT NOT NULL DEFAULT '[]'`,
  `ALTER TABLE tag ADD COLUMN threshold REAL DEFAULT 0.8`,
  `ALTER TABLE tag ADD COLUMN archived_at INTEGER`,
  `ALTER TABLE tag ADD COLUMN merged_into TEXT`,
  `CREATE TABLE tag_example (tag TEXT NOT NULL, conversation TEXT NOT NULL REFERENCES conversation (id) ON DELETE CASCADE,
    is_counter INTEGER NOT NULL, text TEXT NOT NULL, at INTEGER NOT NULL, PRIMARY KEY (tag, conversation)) WITHOUT ROWID`,
  `CREATE TABLE tag_example_progress (id INTEGER PRIMARY KEY CHECK (id = 1), position INTEGER NOT NULL)`,
  `INSERT INTO tag_example_progress (id, position) VALUES (1, 0)`,
  `UPDATE conversation SET state = json_set(state, '$.state.suggestedTags', json('[]')) WHERE state LIKE '{"state":%'`,
];

export const tags: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statement of statements) await sql.raw(statement).execute(db);
  },
};
