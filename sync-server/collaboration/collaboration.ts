import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import type {
  AgentJob,
  CommitRequest,
  CommitOutcome,
  ShowRequest,
} from "../../shared/protocol/agent-job.ts";
import type { TokenClaims } from "../../shared/protocol/token.ts";
import type { ConversationService } from "../writer/conversation-service.ts";

/** The live half of the sync server, as HTTP sees it. */
export interface Collaboration {
  service: ConversationService;
  jobs: JobQueue;
  tokens: TokenIssuer;
  /** Takes sockets for `/sync` and `/yjs/<document>`; anything else is answered 404. */
  handleUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  /** Closes every socket of a member, of one session, or of a visitor, and refuses the tokens given before (P7). */
  revoke(who: { subject: string } | { session: string }): void;
  /** Tells the workspace's open inboxes that its members, invitations, agents or tags changed. */
  announce(workspace: string): void;
  /** Resolves when everything queued is committed and every socket is closed. */
  close(): Promise<void>;
}

export interface JobQueue {
  /** The next job, waiting up to `waitMs` for one; null when none came. */
  claim(waitMs: number, signal: AbortSignal): Promise<AgentJob | null>;
  /** False when the lease is no longer this worker's. */
  renew(job: { conversation: string; trigger: string; epoch: number }): boolean;
  /** Shows an answer under way to whoever looks at the conversation, and keeps nothing of it (A7); false as for `renew`. */
  show(request: ShowRequest): boolean;
  commit(request: CommitRequest): Promise<CommitOutcome>;
}

export interface TokenIssuer {
  /** Claims without `v` and `exp`; answers the JWT and when it ends (ms). */
  issue(
    claims:
      | Omit<Extract<TokenClaims, { role: "visitor" }>, "v" | "exp">
      | Omit<Extract<TokenClaims, { role: "teammate" }>, "v" | "exp">,
  ): Promise<{
    token: string;
    expiresAt: number;
  }>;
}
