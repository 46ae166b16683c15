import { conversationDocument, internalDocument } from "../../shared/document/document-name.ts";
import { readConversation } from "../../shared/domain/conversation.ts";
import { type AgentJob, agentSettingsSchema } from "../../shared/protocol/agent-job.ts";
import type { LobbyDatabase } from "../db/open-database.ts";
import type { JobRow } from "./job-rows.ts";
import { readStoredLanes } from "./stored-lanes.ts";

const MESSAGES_SENT = 40;

interface AgentRow {
  id: string;
  name: string;
  collection: string;
  settings: string;
}

/** Everything the worker needs, read from the database in the same turn as the claim, never from the cache (F9). */
export function describeJob(
  { sqlite }: LobbyDatabase,
  row: JobRow,
  leaseMs: number,
): AgentJob | null {
  const conversation = sqlite
    .prepare<[string], { agent: string; visitor: string; state: string }>(
      `SELECT agent, visitor, state FROM conversation WHERE id = ?`,
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
  const tags = sqlite
    .prepare<[string], AgentJob["tags"][number]>(
      `SELECT id, name, description FROM tag WHERE workspace = ?`,
    )
    .all(row.workspace);
  const { state } = JSON.parse(conversation.state) as { state: { lastVisitorQ: number } };
  return {
    trigger: row.trigger,
    conversation: row.conversation,
    workspace: row.workspace,
    epoch: row.epoch,
    leaseMs,
    seen: state.lastVisitorQ,
    agent: {
      id: agent.id,
      name: agent.name,
      collection: agent.collection,
      settings: agentSettingsSchema.parse(JSON.parse(agent.settings)),
    },
    visitor: visitor ?? { name: null, email: null },
    messages: transcript(sqlite, row.conversation),
    tags,
  };
}

function transcript(sqlite: LobbyDatabase["sqlite"], conversation: string): AgentJob["messages"] {
  const lanes = readStoredLanes(
    sqlite,
    conversationDocument(conversation),
    internalDocument(conversation),
  );
  const { items } = readConversation(lanes, { now: 0, memberName: () => null });
  return items
    .flatMap((item) =>
      item.type === "message" && item.place !== null && item.delivery.is === "sent"
        ? [
            {
              id: item.id,
              from: item.by.type,
              author: item.by.name ?? item.by.id,
              text: item.text,
              at: item.place.ms,
            },
          ]
        : [],
    )
    .slice(-MESSAGES_SENT);
}
