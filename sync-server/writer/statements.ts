import type { Database } from "better-sqlite3";

export interface ConversationRow {
  workspace: string;
  agent: string;
  visitor: string;
  channel: string;
  head: number;
  state: string;
  created_at: number;
  name: string | null;
  email: string | null;
}

export interface LogRow {
  seq: number;
  payload: Uint8Array;
}

export type Statements = ReturnType<typeof prepareWrites> & ReturnType<typeof prepareReads>;

/** The writer's hot path, prepared once. Everything else goes through Kysely. */
export function prepareStatements(sqlite: Database): Statements {
  return { ...prepareWrites(sqlite), ...prepareReads(sqlite) };
}

function prepareReads(sqlite: Database) {
  return {
    readConversation: sqlite.prepare<[string], ConversationRow>(
      `SELECT c.workspace, c.agent, c.visitor, c.channel, c.head, c.state, c.created_at, v.name, v.email
       FROM conversation c LEFT JOIN visitor v ON v.id = c.visitor WHERE c.id = ?`,
    ),
    currentFeed: sqlite.prepare<[string], { fseq: number }>(
      `SELECT fseq FROM workspace_feed WHERE workspace = ?`,
    ),
    readSnapshot: sqlite.prepare<[string], { upto: number; payload: Uint8Array }>(
      `SELECT upto, payload FROM snapshot WHERE document = ?`,
    ),
    readLog: sqlite.prepare<[string, number], LogRow>(
      `SELECT seq, payload FROM log WHERE document = ? AND seq > ? ORDER BY seq, part`,
    ),
    readHead: sqlite.prepare<[string], { head: number }>(
      `SELECT head FROM conversation WHERE id = ?`,
    ),
    readClock: sqlite.prepare<[string], { server_clock: number }>(
      `SELECT server_clock FROM document WHERE id = ?`,
    ),
    readGrown: sqlite.prepare<[], { id: string }>(
      `SELECT id FROM document WHERE rows_since_snapshot >= 200 OR bytes_since_snapshot >= 262144 LIMIT 1`,
    ),
    hasEntry: sqlite.prepare<[string, string, string], { seq: number }>(
      `SELECT seq FROM entry WHERE document = ? AND lane = ? AND key = ?`,
    ),
    readCursors: sqlite.prepare<[string], { principal: string; q: number }>(
      `SELECT principal, q FROM cursor WHERE conversation = ?`,
    ),
  };
}

function prepareWrites(sqlite: Database) {
  return {
    saveConversation: sqlite.prepare<[number, string, string]>(
      `UPDATE conversation SET head = ?, state = ? WHERE id = ?`,
    ),
    insertConversation: sqlite.prepare<[string, string, string, string, string, number]>(
      `INSERT INTO conversation (id, workspace, agent, visitor, channel, head, state, created_at) VALUES (?, ?, ?, ?, ?, 0, '', ?)`,
    ),
    /** F1: clocks live only in the row; the statement answers the clock after the last new struct. */
    takeClocks: sqlite.prepare<[string, string, number, number, number], { server_clock: number }>(
      `INSERT INTO document (id, conversation, server_clock, rows_since_snapshot, bytes_since_snapshot) VALUES (?, ?, ?, ?, ?)
       ON CONFLICT (id) DO UPDATE SET server_clock = server_clock + excluded.server_clock,
         rows_since_snapshot = rows_since_snapshot + excluded.rows_since_snapshot,
         bytes_since_snapshot = bytes_since_snapshot + excluded.bytes_since_snapshot
       RETURNING server_clock`,
    ),
    insertLog: sqlite.prepare<[string, number, number, string, string, number, Uint8Array]>(
      `INSERT INTO log (conversation, seq, part, document, by, at, payload) VALUES (?, ?, ?, ?, ?, ?, ?)`,
    ),
    insertEntry: sqlite.prepare<[string, string, string, number, string, number, string]>(
      `INSERT INTO entry (document, lane, key, seq, by, at, json) VALUES (?, ?, ?, ?, ?, ?, ?)`,
    ),
    nextFeed: sqlite.prepare<[string], { fseq: number }>(
      `INSERT INTO workspace_feed (workspace, fseq) VALUES (?, 1) ON CONFLICT (workspace) DO UPDATE SET fseq = fseq + 1 RETURNING fseq`,
    ),
    saveFeed: sqlite.prepare<[string, string, number, string]>(
      `INSERT INTO feed (conversation, workspace, fseq, row) VALUES (?, ?, ?, ?)
       ON CONFLICT (conversation) DO UPDATE SET fseq = excluded.fseq, row = excluded.row`,
    ),
    saveSnapshot: sqlite.prepare<[string, number, Uint8Array]>(
      `INSERT INTO snapshot (document, upto, payload) VALUES (?, ?, ?)
       ON CONFLICT (document) DO UPDATE SET upto = excluded.upto, payload = excluded.payload`,
    ),
    deleteLog: sqlite.prepare<[string, number]>(`DELETE FROM log WHERE document = ? AND seq <= ?`),
    resetGrowth: sqlite.prepare<[string]>(
      `UPDATE document SET rows_since_snapshot = 0, bytes_since_snapshot = 0 WHERE id = ?`,
    ),
    advanceCursor: sqlite.prepare<[string, string, number, number]>(
      `INSERT INTO cursor (conversation, principal, q, changed) VALUES (?, ?, ?, ?)
       ON CONFLICT (conversation, principal) DO UPDATE SET q = excluded.q, changed = excluded.changed WHERE excluded.q > q`,
    ),
  };
}
