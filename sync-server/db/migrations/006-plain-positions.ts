import { type Kysely, sql } from "kysely";
import type { Migration } from "kysely/migration";

/**
 * A page less for each message: AUTOINCREMENT keeps the highest position in a table of its own. Positions grow without it as
 * long as the newest entry is never deleted, and entries are written once and kept.
 */
const statements = [
  `ALTER TABLE entry RENAME TO old_entry`,
  `CREATE TABLE entry (position INTEGER PRIMARY KEY, document TEXT NOT NULL, lane TEXT NOT NULL, key TEXT NOT NULL, seq INTEGER NOT NULL,
    by TEXT NOT NULL, at INTEGER NOT NULL, json TEXT NOT NULL)`,
  `INSERT INTO entry SELECT position, document, lane, key, seq, by, at, json FROM old_entry`,
  `DROP TABLE old_entry`,
  `CREATE UNIQUE INDEX entry_key ON entry (document, lane, key)`,
];

export const plainPositions: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statement of statements) await sql.raw(statement).execute(db);
  },
};
