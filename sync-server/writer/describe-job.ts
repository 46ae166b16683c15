import { conversationDocument, internalDocument } from "../../shared/document/document-name.ts";
import { readAttributes } from "../../shared/domain/attributes.ts";
import { type Conversation, readConversation } from "../../shared/domain/conversation.ts";
import type { Lanes } from "../../shared/domain/lanes.ts";
import type { AgentJob } from "../../shared/protocol/agent-job.ts";
import { agentSettingsSchema } from "../../shared/protocol/agent-settings.ts";
import type { ActionSecrets } from "../../shared/protocol/http-action.ts";
import type { LobbyDatabase } from "../db/open-database.ts";
import { tagsForAgent } from "../tags/tags.ts";
import type { JobRow } from "./job-rows.ts";
import { readStoredLanes } from "./stored-lanes.ts";

const MESSAGES_SENT = 40;

interface AgentRow {
  id: string;
  name: string;
  collection: string;
  settings: string;
}

interface DescribeParts {
  database: LobbyDatabase;
  clock(): number;
  leaseMs: number;
  actionSecrets(agent: string): Record<string, ActionSecrets>;
}

/** Everything the worker needs, read from the database in the same turn as the claim, never from the cache (F9). */
export function describeJob(parts: DescribeParts, row: JobRow): AgentJob | null {
  const { sqlite } = parts.database;
  const conversation = sqlite
    .prepare<[string], { agent: string; visitor: string }>(
      `SELECT agent, visitor FROM conversation WHERE id = ?`,
    )
    .get(row.conversation);
  if (conversation === undefined) return null;
  const agent = sqlite
    .prepare<[string], AgentRow>(`SELECT id, name, collection, settings FROM agent WHERE id = ?`)
    .get(conversation.agent);
  if (agent === undefined) return null;
  const visitor = sqlite
    .prepare<[string], { name: string | null; email: string | null }>(
      `SELECT name, email FROM visitor WHERE id = ?`,
    )
    .get(conversation.visitor);
  const lanes = readStoredLanes(
    sqlite,
    conversationDocument(row.conversation),
    internalDocument(row.conversation),
  );
  const settings = agentSettingsSchema.parse(JSON.parse(agent.settings));
  return {
    trigger: row.trigger,
    conversation: row.conversation,
    workspace: row.workspace,
    epoch: row.epoch,
    leaseMs: parts.leaseMs,
    now: parts.clock(),
    agent: {
      id: agent.id,
      name: agent.name,
      collection: agent.collection,
      settings,
    },
    actionSecrets: parts.actionSecrets(agent.id),
    visitor: { name: null, email: null, ...visitor, attributes: readAttributes(lanes) },
    ...describeConversation(sqlite, row, lanes, settings.tags),
  };
}

/** `mayGive`: the tags the agent may set, null for all. */
function describeConversation(
  sqlite: LobbyDatabase["sqlite"],
  row: JobRow,
  lanes: Lanes,
  mayGive: string[] | null,
) {
  const conversation = readConversation(lanes, { now: 0, memberName: () => null });
  return {
    seen: conversation.state.lastVisitorQ,
    messages: transcript(conversation),
    details: conversation.items.flatMap((item) =>
      item.type === "event" && item.event.kind === "details-given"
        ? item.event.details.map(({ field, label, value }) => ({ field, label, value }))
        : [],
    ),
    askedForms: askedForms(lanes),
    conversationTags: conversation.state.tags,
    tags: tagsForAgent(sqlite, row.workspace, conversation.state.removedTags).filter(
      ({ id: tag }) => mayGive === null || mayGive.includes(tag),
    ),
  };
}

function askedForms({ f }: Lanes): string[] {
  return Object.values(f).flatMap((fact) => (fact.kind === "form-asked" ? [fact.form.id] : []));
}

function transcript({ items, traces }: Conversation): AgentJob["messages"] {
  return items
    .flatMap((item) => {
      if (item.type !== "message" || item.place === null || item.delivery.is !== "sent") return [];
      const { id, by, text, place } = item;
      const { confidence = null, reason = null } = traces[id] ?? {};
      const author = by.name ?? by.id;
      return [{ id, from: by.type, author, text, at: place.ms, confidence, reason }];
    })
    .slice(-MESSAGES_SENT);
}
