import type { ColumnType, Generated, Insertable, Selectable } from "kysely";

/** Tables of lobby.db that are ours; better-auth's own (user, session, account, organization, member, invitation ...) are beside them. Times are milliseconds, `json` columns are JSON text. */
export interface Schema {
  agent: {
    id: string;
    workspace: string;
    name: string;
    widget_key: string;
    collection: string;
    settings: string;
    created_at: number;
    /** Counts the changes of name and settings. */
    version: Generated<number>;
  };
  agent_secret: { agent: string; action: string; sealed: string };
  planned_handoff: { conversation: string; due: number };
  visitor: {
    id: string;
    workspace: string;
    external_id: string | null;
    name: string | null;
    email: string | null;
    created_at: number;
  };
  conversation: {
    id: string;
    workspace: string;
    agent: string;
    visitor: string;
    channel: string;
    /** The conversation's sequence; the last `q` given. */
    head: number;
    /** `{ state, summary }` as of `head`: a cache of the fold, rebuilt from the log at will (D6). */
    state: string;
    created_at: number;
  };
  document: {
    id: string;
    conversation: string;
    server_clock: number;
    epoch: Generated<number>;
    rows_since_snapshot: Generated<number>;
    bytes_since_snapshot: Generated<number>;
  };
  log: {
    conversation: string;
    seq: number;
    part: number;
    document: string;
    by: string;
    at: number;
    payload: Uint8Array;
  };
  snapshot: { document: string; upto: number; payload: Uint8Array };
  entry: {
    /** Order of arrival, over all conversations; search follows it. */
    position: Generated<number>;
    document: string;
    lane: string;
    key: string;
    seq: number;
    by: string;
    at: number;
    json: string;
  };
  search_progress: { id: number; position: number };
  feed: { conversation: string; workspace: string; fseq: number; row: string };
  workspace_feed: { workspace: string; fseq: number; epoch: Generated<number> };
  job: {
    trigger: string;
    conversation: string;
    workspace: string;
    state: "ready" | "claimed" | "done" | "cancelled";
    epoch: number;
    ready_at: number;
    lease_until: number;
    attempts: Generated<number>;
  };
  cursor: {
    conversation: string;
    principal: string;
    q: number;
    changed: ColumnType<number, number, number>;
  };
  tag: {
    id: string;
    workspace: string;
    name: string;
    description: string;
    hue: number;
    created_at: number;
    /** JSON list of texts. */
    examples: string;
    /** The agent sets the tag from this confidence on; null for never. */
    threshold: number | null;
    archived_at: number | null;
    merged_into: string | null;
  };
  /** What teammates did with a tag in a conversation, last. */
  tag_example: { tag: string; conversation: string; is_counter: number; text: string; at: number };
  api_key: {
    id: string;
    workspace: string;
    name: string;
    hash: string;
    created_at: number;
    last_used_at: number | null;
  };
  idempotency: {
    workspace: string;
    key: string;
    request_hash: string;
    status: number;
    response: string;
    created_at: number;
  };
}

export type Stored<Table extends keyof Schema> = Selectable<Schema[Table]>;
export type New<Table extends keyof Schema> = Insertable<Schema[Table]>;
