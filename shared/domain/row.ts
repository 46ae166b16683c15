import type { Recorded } from "./fact.ts";
import type { Detail } from "./form.ts";
import type { State } from "./state.ts";

const PREVIEW_LENGTH = 120;

/** What the list shows besides the state: a fold over the same recorded facts. */
export interface Summary {
  preview: string;
  lastBy: "visitor" | "teammate" | "agent" | null;
  lastById: string | null;
  lastAt: number;
  /** `q` of the last public message, whoever wrote it. */
  lastQ: number;
  messages: number;
  /** What the visitor said about themself in the conversation. */
  name: string | null;
  email: string | null;
}

export function blankSummary(): Summary {
  return {
    preview: "",
    lastBy: null,
    lastById: null,
    lastAt: 0,
    lastQ: 0,
    messages: 0,
    name: null,
    email: null,
  };
}

export function evolveSummary(summary: Summary, { lane, fact, place }: Recorded): Summary {
  if (lane === "v" && fact.kind === "details") {
    return { ...summary, name: fact.name ?? summary.name, email: fact.email ?? summary.email };
  }
  if (lane === "f" && fact.kind === "details-given") return withDetails(summary, fact.details);
  if (lane === "v" && fact.kind === "message") {
    return withMessage(summary, fact.text, "visitor", fact.by, place);
  }
  if (lane === "f" && fact.kind === "message") {
    return withMessage(summary, fact.text, fact.by.type, fact.by.id, place);
  }
  return summary;
}

function withDetails(summary: Summary, details: readonly Detail[]): Summary {
  const name = details.find(({ field }) => field === "name");
  const email = details.find(({ kind }) => kind === "email");
  return { ...summary, name: name?.value ?? summary.name, email: email?.value ?? summary.email };
}

function withMessage(
  summary: Summary,
  text: string,
  lastBy: NonNullable<Summary["lastBy"]>,
  lastById: string,
  place: { q: number; ms: number },
): Summary {
  return {
    ...summary,
    preview: text.replaceAll(/\s+/g, " ").slice(0, PREVIEW_LENGTH),
    lastBy,
    lastById,
    lastAt: place.ms,
    lastQ: place.q,
    messages: summary.messages + 1,
  };
}

/** One line of the inbox, as it travels in the feed and lives in the client's store. */
export interface Row {
  id: string;
  /** Cursor of the workspace's feed (W4). */
  fseq: number;
  /** `q` of the last commit: tells whether a cached copy is current. */
  head: number;
  channel: Channel;
  agent: string;
  visitor: { id: string; name: string | null; email: string | null };
  createdAt: number;
  mode: State["mode"];
  owner: string | null;
  resolvedBy: State["resolvedBy"];
  snoozedUntil: number | null;
  tags: string[];
  handoff: string | null;
  waitingSince: number | null;
  /** A visitor message nobody has answered. */
  isUnanswered: boolean;
  lastVisitorQ: number;
  /** Members with a held reply that waits for them. */
  heldBy: string[];
  preview: string;
  lastBy: Summary["lastBy"];
  lastById: string | null;
  lastAt: number;
  lastQ: number;
  messages: number;
  /** True when the conversation is no longer there for the reader. */
  gone?: true;
}

export type Channel = "widget" | "api" | "email";

export interface ConversationInfo {
  id: string;
  channel: Channel;
  agent: string;
  visitor: { id: string; name: string | null; email: string | null };
  createdAt: number;
}

export function rowOf(
  info: ConversationInfo,
  state: State,
  summary: Summary,
  head: number,
  fseq: number,
): Row {
  const { name, email, ...last } = summary;
  return {
    id: info.id,
    fseq,
    head,
    channel: info.channel,
    agent: info.agent,
    visitor: {
      id: info.visitor.id,
      name: name ?? info.visitor.name,
      email: email ?? info.visitor.email,
    },
    createdAt: info.createdAt,
    mode: state.mode,
    owner: state.owner,
    resolvedBy: state.resolvedBy,
    snoozedUntil: state.snoozedUntil,
    tags: state.tags,
    handoff: state.handoff?.reason ?? null,
    waitingSince: state.waitingSince,
    isUnanswered: state.turn !== null,
    lastVisitorQ: state.lastVisitorQ,
    heldBy: [...new Set(Object.values(state.held))],
    ...last,
  };
}
