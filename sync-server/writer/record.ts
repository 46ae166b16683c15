import type { Channel, ConversationInfo, Summary } from "../../shared/domain/row.ts";
import { blankSummary } from "../../shared/domain/row.ts";
import { blankState, type State } from "../../shared/domain/state.ts";
import type { Statements } from "./statements.ts";

/** One conversation as the writer knows it: the `conversation` row with its folded state. */
export interface ConversationRecord {
  info: ConversationInfo;
  workspace: string;
  head: number;
  state: State;
  summary: Summary;
}

export function readRecord(statements: Statements, id: string): ConversationRecord | null {
  const row = statements.readConversation.get(id);
  if (row === undefined) return null;
  const { state, summary } =
    row.state === "" ? { state: blankState(), summary: blankSummary() } : JSON.parse(row.state);
  return {
    info: {
      id,
      channel: row.channel as Channel,
      agent: row.agent,
      visitor: { id: row.visitor, name: row.name, email: row.email },
      createdAt: row.created_at,
    },
    workspace: row.workspace,
    head: row.head,
    state,
    summary,
  };
}

/** Committed records, the most recently used first out of the way of the database. Staged changes enter only after COMMIT (F6). */
export interface RecordCache {
  get(id: string): ConversationRecord | undefined;
  set(id: string, record: ConversationRecord): void;
  forget(id: string): void;
}

export function makeRecordCache(capacity = 5000): RecordCache {
  const records = new Map<string, ConversationRecord>();
  return {
    get: (id) => records.get(id),
    set(id, record) {
      records.delete(id);
      records.set(id, record);
      const oldest = records.size > capacity ? records.keys().next().value : undefined;
      if (oldest !== undefined) records.delete(oldest);
    },
    forget: (id) => void records.delete(id),
  };
}
