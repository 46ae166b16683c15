import { z } from "zod";
import type { Row } from "../domain/row.ts";
import type { Status } from "../domain/state.ts";

/** Every error body of the HTTP interface. `error` is a constant code, `message` one sentence for people. */
export interface HttpError {
  error: string;
  message: string;
}

export const ulidSchema = z.string().regex(/^[0-7][0-9A-HJKMNP-TV-Z]{25}$/, "must be a ULID");

export type Role = "owner" | "admin" | "teammate";

/** GET /api/setup */
export interface SetupState {
  needsOwner: boolean;
}

/** POST /api/setup: the first owner and workspace; refused once there is one. */
export const setupRequestSchema = z.strictObject({
  workspace: z.string().trim().min(1).max(100),
  name: z.string().trim().min(1).max(100),
  email: z.email().max(320),
  password: z.string().min(10).max(200),
});

/** GET /api/me */
export interface Me {
  user: { id: string; name: string; email: string };
  workspaces: { id: string; name: string; role: Role }[];
}

export interface Member {
  id: string;
  name: string;
  email: string;
  role: Role;
}

export interface Tag {
  id: string;
  name: string;
  description: string;
  /** Hue in degrees, 0 to 359. */
  hue: number;
  /** Shown where it was set, offered nowhere any more. */
  isArchived: boolean;
  /** The tag it stands for since they were merged. */
  mergedInto: string | null;
}

/** GET /api/workspaces/:workspace/tags */
export interface TagDetails extends Tag {
  examples: string[];
  /** From which confidence on the agent sets it; null for never. */
  threshold: number | null;
}

/** GET /api/workspaces/:workspace */
export interface WorkspaceInfo {
  id: string;
  name: string;
  role: Role;
  members: Member[];
  agents: { id: string; name: string; widgetKey: string }[];
  tags: Tag[];
  invitations: { id: string; email: string; role: Role; expiresAt: number }[];
}

const tagFields = {
  name: z.string().trim().min(1).max(40),
  description: z.string().max(500),
  hue: z.int().min(0).max(359),
  examples: z.array(z.string().trim().min(1).max(1000)).max(100),
  threshold: z.number().min(0).max(1).nullable(),
};

/** POST /api/workspaces/:workspace/tags. Answers `Tag`. */
export const tagRequestSchema = z.strictObject({
  name: tagFields.name,
  description: tagFields.description.default(""),
  hue: tagFields.hue.optional(),
  examples: tagFields.examples.default([]),
  threshold: tagFields.threshold.default(0.8),
});

/** PATCH /api/workspaces/:workspace/tags/:tag. Answers `TagDetails`. */
export const tagChangeSchema = z.strictObject({ ...tagFields, isArchived: z.boolean() }).partial();

/** POST /api/workspaces/:workspace/tags/:tag/merge. Answers the `TagDetails` of `into`. */
export const tagMergeSchema = z.strictObject({ into: z.string().min(1).max(64) });

/** POST /api/workspaces/:workspace/invitations. Answers `Invited`. */
export const invitationRequestSchema = z.strictObject({
  email: z.email().max(320),
  role: z.enum(["admin", "teammate"]).default("teammate"),
});

export interface Invited {
  id: string;
  email: string;
  /** True when it went out by mail; otherwise `link` is to be passed on by hand. */
  isSent: boolean;
  link: string;
}

/** GET /api/invitations/:id (public): what an invitation page shows. */
export interface InvitationInfo {
  workspace: string;
  inviter: string;
  email: string;
  /** Whether an account for the address exists already (then it asks for that password). */
  hasAccount: boolean;
}

/** POST /api/invitations/:id/accept (public): creates the account when there is none, signs in, joins. */
export const acceptRequestSchema = z.strictObject({
  name: z.string().trim().min(1).max(100).optional(),
  password: z.string().min(10).max(200),
});

/** GET /api/workspaces/:workspace/feed?since=<fseq>. Pages of at most 2,000 rows, ordered by fseq; `hasMore` says to ask again. */
export interface FeedPage {
  fseq: number;
  /** Changes when a backup was restored: the client drops its rows and documents and starts from 0, keeping unsent entries. */
  epoch: number;
  hasMore: boolean;
  rows: Row[];
  /** The reader's own read cursors by conversation: all of them with since=0, else those that changed. */
  cursors: Record<string, number>;
}

/** POST /api/workspaces/:workspace/pull: catch-up of cached documents without a socket. */
export const pullRequestSchema = z.strictObject({
  documents: z
    .record(z.string().max(64), z.int().min(0))
    .refine((all) => Object.keys(all).length <= 200, "at most 200 documents"),
});

export interface PullResponse {
  /** Yjs updates (v1, base64) after the asked `seq`, in order, and the `seq` they reach. Documents without news are left out. */
  documents: Record<string, { seq: number; updates: string[] }>;
}

/** POST /api/workspaces/:workspace/token: opens the socket's documents for 15 minutes. Also what the widget's conversation call answers. */
export interface SocketToken {
  token: string;
  /** Milliseconds since 1970. */
  expiresAt: number;
}

/** GET /api/workspaces/:workspace/search?q=: the whole history, on the server. */
export interface SearchResponse {
  hits: { conversation: string; entry: string; kind: "message" | "note"; snippet: string }[];
}

/** POST /api/widget/session: who the visitor is. `visitor` is the identity token of an earlier visit. */
export const widgetSessionRequestSchema = z.strictObject({
  key: z.string().min(1).max(64),
  visitor: z.string().max(2000).optional(),
});

export interface WidgetSession {
  /** To be kept by the browser; proves that a later visit is the same visitor. Never in a URL. */
  visitor: { id: string; token: string };
  workspace: { name: string };
  agent: {
    id: string;
    name: string;
    greeting: string;
    /** When people are back, in milliseconds since 1970; null while somebody is there. */
    backAt: number | null;
  };
  conversations: { id: string; status: Status; preview: string; lastAt: number }[];
}

/** POST /api/widget/conversations: opens (and creates, once) a conversation under an id the widget chose. Answers `SocketToken`. */
export const widgetConversationRequestSchema = z.strictObject({
  key: z.string().min(1).max(64),
  visitor: z.string().max(2000),
  id: ulidSchema,
});
