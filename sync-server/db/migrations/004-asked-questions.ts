import { type Kysely, sql } from "kysely";
import type { Migration } from "kysely/migration";

/** What was asked, drawn from the entries at some distance and never holding their words: those are read where they are. */
const statements = [
  `CREATE TABLE asked_question (conversation TEXT NOT NULL REFERENCES conversation (id) ON DELETE CASCADE, turn TEXT NOT NULL,
    agent TEXT NOT NULL, at INTEGER NOT NULL, is_unanswered INTEGER NOT NULL, outcome TEXT NOT NULL, confidence REAL NOT NULL,
    verdict TEXT, sources TEXT NOT NULL, PRIMARY KEY (conversation, turn)) WITHOUT ROWID`,
  `CREATE INDEX asked_question_agent ON asked_question (agent, at)`,
  `CREATE INDEX asked_question_unanswered ON asked_question (agent, at) WHERE is_unanswered = 1`,
  `CREATE TABLE asked_progress (id INTEGER PRIMARY KEY CHECK (id = 1), position INTEGER NOT NULL)`,
  `INSERT INTO asked_progress (id, position) VALUES (1, 0)`,
  `CREATE TABLE question_ruling (conversation TEXT NOT NULL REFERENCES conversation (id) ON DELETE CASCADE, turn TEXT NOT NULL,
    ruling TEXT NOT NULL, by TEXT NOT NULL, at INTEGER NOT NULL, PRIMARY KEY (conversation, turn)) WITHOUT ROWID`,
];

export const askedQuestions: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statement of statements) await sql.raw(statement).execute(db);
  },
};
