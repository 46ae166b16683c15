import { conversationDocument, internalDocument } from "../../shared/document/document-name.ts";
import { readConversation } from "../../shared/domain/conversation.ts";
import type { AgentJob, CommitOutcome, CommitRequest } from "../../shared/protocol/agent-job.ts";
import { agentSettingsSchema } from "../../shared/protocol/agent-job.ts";
import type { LobbyDatabase } from "../db/open-database.ts";
import { readStoredLanes } from "./stored-lanes.ts";
import { type Item, recordDecision } from "./item.ts";
import type { JobRow, JobRows } from "./job-rows.ts";
import type { Writer } from "./writer.ts";

export interface JobsParts {
  database: LobbyDatabase;
  rows: JobRows;
  writer: Writer;
  clock(): number;
  leaseMs: number;
  onWorking(conversation: string, isWorking: boolean): void;
}

const MESSAGES_SENT = 40;

export interface Jobs {
  claim(waitMs: number, signal: AbortSignal): Promise<AgentJob | null>;
  renew(trigger: string, epoch: number): boolean;
  commit(request: CommitRequest): Promise<CommitOutcome>;
  /** Tells waiting workers that there may be something to do. */
  wake(): void;
}

export function makeJobs(parts: JobsParts): Jobs {
  const waiting = new Set<() => void>();
  const { rows, clock } = parts;
  const wake = () => {
    for (const resolve of waiting) resolve();
  };
  return {
    async claim(waitMs, signal) {
      const end = clock() + waitMs;
      while (!signal.aborted) {
        const job = takeJob(parts);
        if (job !== null) return job;
        const now = clock();
        if (now >= end) return null;
        const due = rows.nextDue.get()?.due ?? end;
        await nextWake(waiting, Math.max(1, Math.min(end, due) - now), signal);
      }
      return null;
    },
    renew: (trigger, epoch) =>
      rows.renew.run(clock() + parts.leaseMs, trigger, epoch).changes === 1,
    async commit(request) {
      const outcome = await commitJob(parts, request);
      if (outcome === "newer") wake();
      return outcome;
    },
    wake,
  };
}

/** Resolves on `wake`, after `ms`, or when the worker has gone. */
function nextWake(waiting: Set<() => void>, ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      waiting.delete(done);
      signal.removeEventListener("abort", done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    waiting.add(done);
    signal.addEventListener("abort", done, { once: true });
  });
}

function takeJob(parts: JobsParts): AgentJob | null {
  const now = parts.clock();
  const row = parts.rows.claim.get(now + parts.leaseMs, now, now);
  if (row === undefined) return null;
  const job = describeJob(parts, row);
  if (job === null) parts.rows.finish.run("cancelled", now, row.trigger);
  else parts.onWorking(row.conversation, true);
  return job;
}

interface AgentRow {
  id: string;
  name: string;
  collection: string;
  settings: string;
}

/** Everything the worker needs, read from the database in the same turn as the claim, never from the cache (F9). */
function describeJob({ database, leaseMs }: JobsParts, row: JobRow): AgentJob | null {
  const { sqlite } = database;
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
    messages: transcript(database, row.conversation),
    tags,
  };
}

function transcript({ sqlite }: LobbyDatabase, conversation: string): AgentJob["messages"] {
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

async function commitJob(parts: JobsParts, request: CommitRequest): Promise<CommitOutcome> {
  const outcome = await parts.writer.submit(request.conversation, (item) =>
    commitInItem(parts, item, request),
  );
  parts.onWorking(request.conversation, false);
  return outcome;
}

/** A1, A2: all checks and the facts in one savepoint. */
function commitInItem(
  { rows, database }: JobsParts,
  item: Item,
  request: CommitRequest,
): CommitOutcome {
  const job = rows.read.get(request.trigger);
  if (job === undefined || job.conversation !== request.conversation) return "fenced";
  if (job.state === "done") return "again";
  if (job.state !== "claimed" || job.epoch !== request.epoch) return "fenced";
  const agent = database.sqlite
    .prepare<[string], { name: string }>(`SELECT name FROM agent WHERE id = ?`)
    .get(item.record.info.agent);
  const actor = { type: "agent" as const, id: item.record.info.agent, name: agent?.name ?? "" };
  const { trigger, seen, result } = request;
  const decided = recordDecision(item, { kind: "agent-commit", trigger, seen, result }, actor);
  const now = item.world.now;
  if (decided.ok) {
    rows.finish.run("done", now, trigger);
    return "published";
  }
  const isNewer = "agent" in decided.problem && decided.problem.agent === "newer";
  rows.finish.run(isNewer ? "ready" : "cancelled", now, trigger);
  return isNewer ? "newer" : "cancelled";
}
