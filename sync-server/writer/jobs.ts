import type {
  AgentJob,
  CommitOutcome,
  CommitRequest,
  ShowRequest,
} from "../../shared/protocol/agent-job.ts";
import type { ActionSecrets } from "../../shared/protocol/http-action.ts";
import type { LobbyDatabase } from "../db/open-database.ts";
import { nextWake } from "../next-wake.ts";
import { commitWork } from "./agent-work.ts";
import { describeJob } from "./describe-job.ts";
import { type Item, recordDecision } from "./item.ts";
import type { JobKey, JobRow, JobRows } from "./job-rows.ts";
import { overdueResult } from "./overdue-result.ts";
import type { Writer } from "./writer.ts";

export interface JobsParts {
  database: LobbyDatabase;
  rows: JobRows;
  writer: Writer;
  clock(): number;
  makeId(): string;
  leaseMs: number;
  /** What the worker needs for an agent's calls to other systems. */
  actionSecrets(agent: string): Record<string, ActionSecrets>;
  /** After so long without an answer the server hands the conversation to people. */
  patienceMs: number;
  onWorking(conversation: string, isWorking: boolean): void;
  onText(conversation: string, turn: string, text: string): void;
  /** A conversation that could not be handed over; it is tried again later. */
  onError(error: unknown): void;
}

export interface Jobs {
  claim(waitMs: number, signal: AbortSignal): Promise<AgentJob | null>;
  renew(job: JobKey & { epoch: number }): boolean;
  /** Shows an answer under way; false when the lease is no longer this worker's (A7). */
  show(request: ShowRequest): boolean;
  commit(request: CommitRequest): Promise<CommitOutcome>;
  /** Hands to people what no worker finishes, given out too often or unanswered for too long, and what waits too long for details. */
  handOffOverdue(): Promise<void>;
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
        await handOffOverdue(parts);
        if (signal.aborted) return null;
        const job = takeJob(parts);
        if (job !== null) return job;
        const now = clock();
        if (now >= end) return null;
        const due = rows.nextDue.get()?.due ?? end;
        await nextWake(waiting, Math.max(1, Math.min(end, due) - now), signal);
      }
      return null;
    },
    renew: (job) => rows.renew.run(clock() + parts.leaseMs, job).changes === 1,
    show({ conversation, trigger, epoch, text }) {
      const job = rows.read.get({ conversation, trigger });
      if (job === undefined || job.state !== "claimed" || job.epoch !== epoch) return false;
      parts.onText(conversation, trigger, text);
      return true;
    },
    async commit(request) {
      const outcome = await commitJob(parts, request);
      if (outcome === "newer") wake();
      return outcome;
    },
    handOffOverdue: async () => {
      await handOffOverdue(parts);
      await endPatience(parts);
    },
    wake,
  };
}

function takeJob(parts: JobsParts): AgentJob | null {
  const now = parts.clock();
  const row = parts.rows.claim(now + parts.leaseMs, now);
  if (row === undefined) return null;
  const job = describeJob(parts, row);
  if (job === null) parts.rows.finish.run("cancelled", row);
  else parts.onWorking(row.conversation, true);
  return job;
}

async function commitJob(parts: JobsParts, request: CommitRequest): Promise<CommitOutcome> {
  const outcome = await parts.writer.submit(request.conversation, (item) =>
    commitInItem(parts, item, request),
  );
  parts.onWorking(request.conversation, false);
  return outcome;
}

/** A1, A2: all checks and the facts in one savepoint. */
function commitInItem(parts: JobsParts, item: Item, request: CommitRequest): CommitOutcome {
  const job = parts.rows.read.get(request);
  if (job === undefined) return "fenced";
  if (job.state === "done") return "again";
  if (job.state !== "claimed" || job.epoch !== request.epoch) return "fenced";
  return commitWork(parts, item, request);
}

async function handOffOverdue(parts: JobsParts): Promise<void> {
  const now = parts.clock();
  const overdue = parts.rows.readOverdue.all(now - parts.patienceMs, now);
  await Promise.all(
    overdue.map((job) =>
      handOff(parts, job).catch((error: unknown) => {
        parts.onError(error);
        parts.rows.shelve.run(now, now + parts.patienceMs, job);
      }),
    ),
  );
}

/** H7: handoffs that have waited long enough for the visitor's details. */
async function endPatience(parts: JobsParts): Promise<void> {
  const { rows, writer, clock } = parts;
  const due = rows.planned.readDue(clock());
  const by = { type: "teammate", id: "system" } as const;
  await Promise.all(
    due.map((conversation) =>
      writer
        .submit(conversation, (item) => {
          recordDecision(item, { kind: "end-patience", id: parts.makeId() }, by);
          rows.planned.drop(conversation);
        })
        .catch((error: unknown) => parts.onError(error)),
    ),
  );
}

/** The server's own commit, on the same path as a worker's, so that a turn is answered once whoever does it (A1). */
async function handOff(parts: JobsParts, { conversation, trigger, epoch }: JobRow): Promise<void> {
  await parts.writer.submit(conversation, (item) => {
    const job = parts.rows.read.get({ conversation, trigger });
    if (job === undefined || job.epoch !== epoch || !isOpen(job)) return;
    const seen = item.record.state.lastVisitorQ;
    commitWork(parts, item, { trigger, seen, result: overdueResult(job) });
  });
  parts.onWorking(conversation, false);
}

function isOpen({ state }: JobRow): boolean {
  return state === "ready" || state === "claimed";
}
