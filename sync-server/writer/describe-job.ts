import { conversationDocument, internalDocument } from "../../shared/document/document-name.ts";
import { readAttributes } from "../../shared/domain/attributes.ts";
import type { AgentJob } from "../../shared/protocol/agent-job.ts";
import { agentSettingsSchema } from "../../shared/protocol/agent-settings.ts";
import type { ActionSecrets } from "../../shared/protocol/http-action.ts";
import type { LobbyDatabase } from "../db/open-database.ts";
import { tagsForAgent } from "../tags/tags.ts";
import { describeThread, readVisitor } from "./describe-thread.ts";
import type { JobRow } from "./job-rows.ts";
import { readStoredLanes } from "./stored-lanes.ts";

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
  const agent = sqlite
    .prepare<[string], AgentRow>(
      `SELECT a.id, a.name, a.collection, a.settings FROM agent a
       JOIN conversation c ON c.agent = a.id WHERE c.id = ?`,
    )
    .get(row.conversation);
  if (agent === undefined) return null;
  const lanes = readStoredLanes(
    sqlite,
    conversationDocument(row.conversation),
    internalDocument(row.conversation),
  );
  const settings = agentSettingsSchema.parse(JSON.parse(agent.settings));
  const { removedTags, ...thread } = describeThread(lanes);
  const mayGive = ({ id }: { id: string }) => settings.tags?.includes(id) ?? true;
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
    visitor: { ...readVisitor(sqlite, row.conversation), attributes: readAttributes(lanes) },
    ...thread,
    tags: tagsForAgent(sqlite, row.workspace, removedTags).filter(mayGive),
  };
}
