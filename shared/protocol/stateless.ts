import type { Row } from "../domain/row.ts";

/** JSON the server sends on documents besides Yjs. On `w:` the list (W4), on `c:` cursors and the agent's progress. */
export type ServerStateless =
  | { type: "rows"; /** `fseq` before these rows; a gap means pull. */ since: number; rows: Row[] }
  /** Members, invitations, agents or tags of the workspace changed: fetch them anew. */
  | { type: "workspace" }
  | { type: "cursor"; conversation: string; q: number }
  | { type: "read-by-team"; q: number }
  | { type: "read-by-visitor"; q: number }
  | { type: "agent-working"; isWorking: boolean }
  /** The answer to a turn as far as it is written and checked (A7); it ends with the message, or when the agent stops working. */
  | { type: "agent-text"; turn: string; text: string };

/** JSON a client may send: on `n:` and `c:` how far its reader has read. At most 2 KiB. */
export type ClientStateless = { type: "read"; q: number };

export const STATELESS_BYTES = 2048;
