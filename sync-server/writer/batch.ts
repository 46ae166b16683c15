import type { Database } from "better-sqlite3";
import { rowOf, type Row } from "../../shared/domain/row.ts";
import { GateRefusal } from "../../shared/document/gate.ts";
import type { World } from "../../shared/domain/decide.ts";
import { finishItem, type Item, makeItem } from "./item.ts";
import type { JobRows } from "./job-rows.ts";
import { type ConversationRecord, readRecord, type RecordCache } from "./record.ts";
import type { Statements } from "./statements.ts";

export class UnknownConversation extends Error {}

export interface Task {
  conversation: string;
  /** May run more than once. Refuses (`isRefusal`) before it writes, or not at all. */
  run(item: Item): unknown;
  /** Neither may throw. */
  resolve(value: unknown): void;
  reject(error: unknown): void;
}

export interface Waiting extends Task {
  isRetry: boolean;
}

/** A small fact outside the log, such as a cursor; what it returns is run once it is committed. */
export type Deferred = () => (() => void) | null;

export interface Done {
  waiting: Waiting;
  item: Item | null;
  result: unknown;
  error: unknown;
  row: Row | null;
}

export interface BatchParts {
  sqlite: Database;
  statements: Statements;
  jobRows: JobRows;
  worldOf(workspace: string): World;
  /** How long a visitor may go on writing before the agent starts, in milliseconds. */
  burstMs: number;
  /** Called after a commit that made something to do for the agent. */
  onJobs(): void;
  onItemError(error: unknown): void;
  faults?: { item?(): void; beforeCommit?(): void } | undefined;
}

export interface Batch {
  done: Done[];
  /** Records as the batch leaves them; for the cache, after the commit alone (F6). */
  staged: Map<string, ConversationRecord>;
  afterCommit: (() => void)[];
}

/** An item or a small fact that failed although it was sound: what it wrote has to go. */
class Failure extends Error {
  readonly of: Waiting | Deferred;
  constructor(of: Waiting | Deferred, cause: unknown) {
    super("failed in a batch", { cause });
    this.of = of;
  }
}

/**
 * One transaction a batch. An item that fails takes nobody with it (F5): the transaction is rolled back and the others are run
 * again, each in a savepoint of its own. Not at once, because savepoints copy every page they touch.
 */
export function prepareBatch(
  parts: BatchParts,
  cache: RecordCache,
): (items: Waiting[], deferred: Deferred[]) => Batch {
  const { sqlite } = parts;
  const runItem = (waiting: Waiting, staged: Staged) => runOne(parts, cache, waiting, staged);
  const onFailure = (error: unknown) => {
    if (!sqlite.inTransaction) throw error; // SQLite gave the whole batch up.
  };
  const together = sqlite.transaction(
    runAll(
      parts,
      runItem,
      (run) => run(),
      (of, error) => {
        onFailure(error);
        throw new Failure(of, error);
      },
    ),
  );
  const apart = sqlite.transaction(
    runAll(
      parts,
      sqlite.transaction(runItem),
      sqlite.transaction((run: Deferred) => run()),
      (_of, error) => onFailure(error),
    ),
  );
  return (items, deferred) => {
    try {
      return together.immediate(items, deferred);
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      const { of, cause } = error;
      if (typeof of === "function") {
        parts.onItemError(cause);
        return apart.immediate(
          items,
          deferred.filter((one) => one !== of),
        );
      }
      const batch = apart.immediate(
        items.filter((one) => one !== of),
        deferred,
      );
      return { ...batch, done: [...batch.done, failed(of, cause)] };
    }
  };
}

type Staged = Map<string, ConversationRecord>;

function runAll(
  parts: BatchParts,
  runItem: (waiting: Waiting, staged: Staged) => Done,
  runDeferred: (run: Deferred) => ReturnType<Deferred>,
  onFailure: (of: Waiting | Deferred, error: unknown) => void,
) {
  return (items: Waiting[], deferred: Deferred[]): Batch => {
    const batch: Batch = { done: [], staged: new Map(), afterCommit: [] };
    for (const one of deferred) {
      try {
        const after = runDeferred(one);
        if (after !== null) batch.afterCommit.push(after);
      } catch (error) {
        onFailure(one, error);
        parts.onItemError(error);
      }
    }
    for (const waiting of items) {
      try {
        batch.done.push(runItem(waiting, batch.staged));
      } catch (error) {
        if (!isRefusal(error)) onFailure(waiting, error);
        batch.done.push(failed(waiting, error));
      }
    }
    parts.faults?.beforeCommit?.();
    return batch;
  };
}

function runOne(parts: BatchParts, cache: RecordCache, waiting: Waiting, staged: Staged): Done {
  const before =
    staged.get(waiting.conversation) ??
    cache.get(waiting.conversation) ??
    readRecord(parts.statements, waiting.conversation);
  if (before === null) throw new UnknownConversation("no such conversation");
  const item = makeItem(before, parts.worldOf(before.workspace), parts.statements);
  const result = waiting.run(item);
  const row = item.received !== null || item.writes.size > 0 ? save(parts, before, item) : null;
  parts.faults?.item?.();
  staged.set(waiting.conversation, item.record);
  return { waiting, item, result, error: null, row };
}

/** Thrown before anything is written, so that there is nothing to roll back. */
export function isRefusal(error: unknown): boolean {
  return error instanceof GateRefusal || error instanceof UnknownConversation;
}

export function failed(waiting: Waiting, error: unknown): Done {
  return { waiting, item: null, result: undefined, error, row: null };
}

function save(parts: BatchParts, before: ConversationRecord, item: Item): Row {
  const { record } = item;
  const { statements } = parts;
  finishItem(item);
  const isNewJob = parts.jobRows.follow(
    record.info.id,
    record.workspace,
    before.state,
    record.state,
    item.world.now,
    parts.burstMs,
    item.afterCommit,
  );
  if (isNewJob) item.afterCommit.push(() => parts.onJobs());
  statements.saveConversation.run(
    record.head,
    JSON.stringify({ state: record.state, summary: record.summary }),
    record.info.id,
  );
  const fseq = statements.nextFeed.get(record.workspace)?.fseq ?? 0;
  const row = rowOf(record.info, record.state, record.summary, record.head, fseq);
  statements.saveFeed.run(record.info.id, record.workspace, fseq, JSON.stringify(row));
  return row;
}
