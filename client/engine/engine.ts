import type { Accessor } from "solid-js";
import type { Conversation } from "../../shared/domain/conversation.ts";
import type { InboxQuery, ViewCounts } from "../../shared/domain/inbox-query.ts";
import type { TeamEntry } from "../../shared/domain/intent.ts";
import type { Result } from "../../shared/domain/result.ts";
import type { Row } from "../../shared/domain/row.ts";
import type { Me, Member, SearchResponse, WorkspaceInfo } from "../../shared/protocol/http.ts";

/**
 * One person's inbox in one workspace, on this device. Everything is answered from the device at once;
 * the network only makes it newer. Open it with `openEngine` of `open-engine.ts`.
 */
export interface InboxEngine {
  me: Accessor<Member>;
  workspace: Accessor<WorkspaceInfo>;
  sync: Accessor<SyncState>;
  /** Own entries that the server has not ruled on yet. */
  unsent: Accessor<number>;
  /** Own entries the server refused as malformed, again and again; they were not sent. Normally none. */
  givenUp: Accessor<GivenUp[]>;
  rows: RowTable;
  commands: Commands;
  /** Who writes in a conversation now; known of those that are open on this device. */
  writing(id: string): Writing | null;
  /** Somebody is about to open it: what the device has of it is read now. */
  prepareThread(id: string): void;
  /** The same conversation may be opened several times; each `Thread` is closed by its opener. */
  openThread(id: string): Thread;
  /** Over rows and the messages this device holds; reads `rows.version`, so that a memo notices more being found. */
  searchHere(text: string): Row[];
  /** Over the whole history; fails when there is no network. */
  searchServer(text: string): Promise<Result<SearchResponse, SearchProblem>>;
  /** Fetches members, agents and tags anew, for example after a tag was created. */
  refreshWorkspace(): Promise<void>;
  /**
   * Ends the session and clears this device. With entries still unsent it does nothing and says how many,
   * unless `isSureToLose`.
   */
  signOut(options?: { isSureToLose?: boolean }): Promise<Result<null, { unsent: number }>>;
  /** Clears this device of the workspace, for somebody who is no member of it any more. */
  forget(): Promise<void>;
  /** Stops; what is stored on the device stays. */
  dispose(): Promise<void>;
}

export type SyncState =
  | { is: "live" }
  | { is: "catching-up" }
  | { is: "offline"; since: number; unsent: number }
  /** What is written now may be lost when the tab closes. `why` is one sentence for people. */
  | { is: "not-saved"; why: string }
  /** The session ended; what is on the device stays and is sent after signing in again. */
  | { is: "signed-out"; unsent: number }
  /** This app is too old for the server: reload it. */
  | { is: "outdated" };

export interface GivenUp {
  conversation: string;
  entry: TeamEntry;
}

export type SearchProblem = "offline" | "signed-out" | "failed";

/** The list. Rows are immutable: a changed row is another object. Own pending intents are applied already. */
export interface RowTable {
  /** Changes whenever `select`, `get` or `counts` may answer differently; read it inside a memo. */
  version: Accessor<number>;
  /** True until the first rows are there, from the device or the server. */
  isEmpty: Accessor<boolean>;
  select(query: InboxQuery): Row[];
  get(id: string): Row | undefined;
  counts(): ViewCounts;
  /** All conversations of a visitor, latest first. */
  ofVisitor(visitor: string): Row[];
  /** A visitor's message lies beyond this person's read cursor (C15). */
  isUnread(row: Row): boolean;
  /** Whether own entries of the conversation wait to be sent. */
  hasUnsent(id: string): boolean;
}

export interface Writing {
  isVisitor: boolean;
  isAgent: boolean;
  /** Ids of other teammates. */
  members: readonly string[];
}

export interface Thread {
  id: string;
  /** Null until read from the device (a few milliseconds). Items keep their identity while unchanged: use `<For>`. */
  conversation: Accessor<Conversation | null>;
  /** The device holds nothing of it and it cannot be fetched now. */
  isMissing: Accessor<boolean>;
  /** There is a connection, and what is shown may not be all of it yet. */
  isCatchingUp: Accessor<boolean>;
  /** Other teammates here now. */
  presence: Accessor<Presence[]>;
  isVisitorTyping: Accessor<boolean>;
  isAgentWorking: Accessor<boolean>;
  /** What the agent has written so far of the answer it is at. */
  answerUnderWay: Accessor<string | null>;
  /** The highest `q` the visitor has read; 0 when unknown. */
  readByVisitor: Accessor<number>;
  /** The team's shared reply in the making; the same text for everybody who has the thread open. */
  draft: { text: Accessor<string>; set(text: string): void };
  /** To be called on every key stroke in the composer; wears off by itself after some seconds. */
  setTyping(isTyping: boolean): void;
  /** Moves the read cursor to the newest message shown; never backwards. */
  markRead(): void;
  close(): void;
}

export interface Presence {
  /** Member id. */
  member: string;
  isViewing: boolean;
  isTyping: boolean;
}

/**
 * Each writes its entry at once; the promise resolves with the entry's id when it is durable on this device.
 * A text that is blank or over 8,000 characters rejects with a sentence for people, and nothing is written.
 */
export interface Commands {
  reply(id: string, text: string, options?: { anyway?: boolean; of?: string }): Promise<string>;
  note(id: string, text: string, mentions?: string[]): Promise<string>;
  takeOver(id: string): Promise<string>;
  assign(id: string, to: string | null): Promise<string>;
  handBack(id: string): Promise<string>;
  resolve(id: string): Promise<string>;
  reopen(id: string): Promise<string>;
  snooze(id: string, until: number): Promise<string>;
  addTag(id: string, tag: string): Promise<string>;
  removeTag(id: string, tag: string): Promise<string>;
  /** Drops a held reply. */
  discard(id: string, of: string): Promise<string>;
}

export interface EngineOptions {
  /** From GET /api/me, or what `recallMe` of `remembered-me.ts` kept of it when there is no network. */
  me: Me;
  workspaceId: string;
}

/** Answers from IndexedDB alone; no network is waited for. */
export type OpenEngine = (options: EngineOptions) => Promise<InboxEngine>;
