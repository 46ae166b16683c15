import type { TeamEntry } from "../../../shared/domain/intent.ts";
import type { Row } from "../../../shared/domain/row.ts";
import type { WorkspaceInfo } from "../../../shared/protocol/http.ts";
import type { Presence, SyncState } from "../engine.ts";
import type { UnsentEntry } from "../store/schema.ts";

/** What the leader knows of a conversation that is on somebody's screen. */
export interface LiveInfo {
  isSynced: boolean;
  presence: Presence[];
  isVisitorTyping: boolean;
  isAgentWorking: boolean;
  /** What the agent has written so far of its answer to a turn (A7). */
  answer: { turn: string; text: string } | null;
  readByVisitor: number;
}

export type LeaderState =
  | Extract<SyncState, { is: "live" | "catching-up" | "outdated" }>
  | { is: "offline"; since: number }
  | { is: "signed-out" };

/** What one tab has on screen. */
export type Watched = Record<string, { isTyping: boolean; hasDraft: boolean }>;

/** Between the tabs of one person's inbox on one device. Everything stored is stored by the sender. */
export type TabMessage =
  | { type: "update"; doc: string; update: Uint8Array }
  /** An own entry; without an update while its document is being fetched anew. */
  | { type: "written"; unsent: UnsentEntry; update: Uint8Array | null }
  | { type: "settled"; ids: string[] }
  | { type: "replaced"; doc: string }
  | { type: "rows"; rows: Row[] }
  | { type: "rows-wiped" }
  | { type: "cursors"; cursors: Record<string, number> }
  | { type: "workspace"; workspace: WorkspaceInfo }
  | { type: "state"; state: LeaderState }
  | { type: "live"; conversation: string; info: LiveInfo }
  /** The server refuses the entry for good. */
  | { type: "given-up"; doc: string; entry: TeamEntry }
  | { type: "signed-out" }
  /** A leader took over: everybody says what it watches and asks what it missed. */
  | { type: "leader" }
  /** For the leader. */
  | { type: "watch"; tab: string; watched: Watched }
  | { type: "refresh-workspace" }
  /** What a tab has: its newest row and what it believes to be unsent. */
  | { type: "ask"; fseq: number; unsent: string[] }
  | { type: "catch-up"; doc: string; vector: Uint8Array }
  | { type: "read"; conversation: string; q: number };
