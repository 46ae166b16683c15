import { type Kysely, sql } from "kysely";
import type { Migration } from "kysely/migration";

const statements = [
  `CREATE TABLE agent (id TEXT PRIMARY KEY, workspace TEXT NOT NULL, name TEXT NOT NULL, widget_key TEXT NOT NULL UNIQUE,
    collection TEXT NOT NULL, settings TEXT NOT NULL, created_at INTEGER NOT NULL)`,
  `CREATE INDEX agent_workspace ON agent (workspace)`,
  `CREATE TABLE visitor (id TEXT PRIMARY KEY, workspace TEXT NOT NULL, external_id TEXT, name TEXT, email TEXT, created_at INTEGER NOT NULL)`,
  `CREATE UNIQUE INDEX visitor_external ON visitor (workspace, external_id) WHERE external_id IS NOT NULL`,
  `CREATE TABLE conversation (id TEXT PRIMARY KEY, workspace TEXT NOT NULL, agent TEXT NOT NULL, visitor TEXT NOT NULL,
    channel TEXT NOT NULL, head INTEGER NOT NULL, state TEXT NOT NULL, created_at INTEGER NOT NULL)`,
  `CREATE INDEX conversation_visitor ON conversation (visitor)`,
  `CREATE INDEX conversation_workspace ON conversation (workspace, id)`,
  `CREATE TABLE document (id TEXT PRIMARY KEY, conversation TEXT NOT NULL, server_clock INTEGER NOT NULL DEFAULT 0, epoch INTEGER NOT NULL DEFAULT 1,
    rows_since_snapshot INTEGER NOT NULL DEFAULT 0, bytes_since_snapshot INTEGER NOT NULL DEFAULT 0) WITHOUT ROWID`,
  `CREATE INDEX document_growth ON document (rows_since_snapshot) WHERE rows_since_snapshot >= 200 OR bytes_since_snapshot >= 262144`,
  `CREATE TABLE log (conversation TEXT NOT NULL, seq INTEGER NOT NULL, part INTEGER NOT NULL, document TEXT NOT NULL, by TEXT NOT NULL,
    at INTEGER NOT NULL, payload BLOB NOT NULL, PRIMARY KEY (conversation, seq, part))`,
  `CREATE INDEX log_document ON log (document, seq, part)`,
  `CREATE TABLE snapshot (document TEXT PRIMARY KEY, upto INTEGER NOT NULL, payload BLOB NOT NULL)`,
  `CREATE TABLE entry (document TEXT NOT NULL, lane TEXT NOT NULL, key TEXT NOT NULL, seq INTEGER NOT NULL, by TEXT NOT NULL,
    at INTEGER NOT NULL, json TEXT NOT NULL, PRIMARY KEY (document, lane, key)) WITHOUT ROWID`,
  `CREATE TABLE feed (conversation TEXT PRIMARY KEY, workspace TEXT NOT NULL, fseq INTEGER NOT NULL, row TEXT NOT NULL)`,
  `CREATE UNIQUE INDEX feed_cursor ON feed (workspace, fseq)`,
  `CREATE TABLE workspace_feed (workspace TEXT PRIMARY KEY, fseq INTEGER NOT NULL, epoch INTEGER NOT NULL DEFAULT 1)`,
  `CREATE TABLE job (conversation TEXT NOT NULL, trigger TEXT NOT NULL, workspace TEXT NOT NULL, state TEXT NOT NULL, epoch INTEGER NOT NULL,
    ready_at INTEGER NOT NULL, lease_until INTEGER NOT NULL, attempts INTEGER NOT NULL DEFAULT 0, PRIMARY KEY (conversation, trigger))`,
  `CREATE INDEX job_open ON job (state, ready_at) WHERE state IN ('ready', 'claimed')`,
  `CREATE TABLE cursor (conversation TEXT NOT NULL, principal TEXT NOT NULL, q INTEGER NOT NULL, changed INTEGER NOT NULL,
    PRIMARY KEY (conversation, principal)) WITHOUT ROWID`,
  `CREATE INDEX cursor_principal ON cursor (principal, changed)`,
  `CREATE TABLE tag (id TEXT PRIMARY KEY, workspace TEXT NOT NULL, name TEXT NOT NULL COLLATE NOCASE, description TEXT NOT NULL, hue INTEGER NOT NULL,
    created_at INTEGER NOT NULL, UNIQUE (workspace, name))`,
  `CREATE TABLE api_key (id TEXT PRIMARY KEY, workspace TEXT NOT NULL, name TEXT NOT NULL, hash TEXT NOT NULL UNIQUE, created_at INTEGER NOT NULL, last_used_at INTEGER)`,
  `CREATE TABLE idempotency (workspace TEXT NOT NULL, key TEXT NOT NULL, request_hash TEXT NOT NULL, status INTEGER NOT NULL,
    response TEXT NOT NULL, created_at INTEGER NOT NULL, PRIMARY KEY (workspace, key)) WITHOUT ROWID`,
  `CREATE VIRTUAL TABLE search USING fts5 (text, workspace UNINDEXED, conversation UNINDEXED, entry UNINDEXED, kind UNINDEXED,
    tokenize = 'porter unicode61 remove_diacritics 2')`,
];

export const foundation: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statement of statements) await sql.raw(statement).execute(db);
  },
};
