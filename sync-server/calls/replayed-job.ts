import type { Database } from "better-sqlite3";
import { conversationDocument, internalDocument } from "../../shared/document/document-name.ts";
import { readAttributes } from "../../shared/domain/attributes.ts";
import type { Place } from "../../shared/domain/fact.ts";
import { lanesUntil } from "../../shared/domain/lanes.ts";
import type { AgentJob } from "../../shared/protocol/agent-job.ts";
import type { KnownAgent } from "../http/knowledge-agent.ts";
import { describeThread, readVisitor } from "../writer/describe-thread.ts";
import { readStoredLanes } from "../writer/stored-lanes.ts";

/**
 * A past turn as a worker was given it then: what had been said, given and asked for before the agent's reply, at the
 * time of that reply. The agent and its settings are those of today; no secrets, for it reaches nobody's systems.
 */
export function replayJob(
  sqlite: Database,
  { agent, workspace }: { agent: KnownAgent; workspace: string },
  { conversation, replied }: { conversation: string; replied: Place },
): AgentJob {
  const lanes = readStoredLanes(
    sqlite,
    conversationDocument(conversation),
    internalDocument(conversation),
  );
  const before = lanesUntil(lanes, replied.q - 1);
  const { removedTags: _, ...thread } = describeThread(before);
  return {
    trigger: "replayed",
    conversation,
    workspace,
    epoch: 0,
    leaseMs: 15_000,
    now: replied.ms,
    agent,
    actionSecrets: {},
    visitor: { ...readVisitor(sqlite, conversation), attributes: readAttributes(before) },
    ...thread,
    // A tag that came with the reply counted for the rules of its turn.
    conversationTags: describeThread(lanesUntil(lanes, replied.q)).conversationTags,
    tags: [],
  };
}
