import { type Kysely, sql } from "kysely";
import type { Migration } from "kysely/migration";

const statements = [
  `ALTER TABLE agent ADD COLUMN version INTEGER NOT NULL DEFAULT 1`,
  `CREATE TABLE agent_secret (agent TEXT NOT NULL, action TEXT NOT NULL, sealed TEXT NOT NULL, PRIMARY KEY (agent, action)) WITHOUT ROWID`,
  `CREATE TABLE planned_handoff (conversation TEXT PRIMARY KEY, due INTEGER NOT NULL) WITHOUT ROWID`,
  `CREATE INDEX planned_handoff_due ON planned_handoff (due)`,
];

export const agentSettings: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statement of statements) await sql.raw(statement).execute(db);
  },
};
