import type { Attributes } from "../../shared/domain/attributes.ts";
import type { RefusalReason } from "../../shared/domain/fact.ts";
import type { AgentResult, VisitorEntry } from "../../shared/domain/intent.ts";
import type { Channel } from "../../shared/domain/row.ts";
import type { CommitOutcome } from "../../shared/protocol/agent-job.ts";

/** What a visitor's entry says, whoever's and wherever it is. */
export type VisitorBody = VisitorEntry extends infer One
  ? One extends VisitorEntry
    ? Omit<One, "v" | "id" | "by" | "at" | "prev">
    : never
  : never;

/** What HTTP and channels may do with conversations: everything goes through the one writer (W2). */
export interface ConversationService {
  /** Makes the row under a given id, once; the list shows it from its first entry on. False when the id is somebody else's. */
  createConversation(conversation: {
    id: string;
    workspace: string;
    agent: string;
    visitor: string;
    channel: Channel;
  }): Promise<boolean>;
  /** A message of the visitor, and what is known of them, that came in over a channel other than the socket. Resolves after the commit. */
  addVisitorMessage(
    conversation: string,
    message: { id: string; text: string; at: number; attributes?: Attributes | undefined },
  ): Promise<void>;
  /** What else a visitor does over such a channel; an id that is there already changes nothing. */
  addVisitorEntry(
    conversation: string,
    entry: { id: string; at: number } & VisitorBody,
  ): Promise<void>;
  /** A teammate's intent by the server's hand (seeding, integrations); resolves with the refusal, or null. */
  addTeamEntry(conversation: string, member: string, entry: object): Promise<RefusalReason | null>;
  commitAgent(commit: {
    trigger: string;
    conversation: string;
    epoch: number;
    seen: number;
    result: AgentResult;
  }): Promise<CommitOutcome>;
  /** Puts a removed member's conversations back to waiting. */
  releaseMember(workspace: string, member: string): Promise<void>;
}
