import type { Database } from "better-sqlite3";
import { rowOf, type Row } from "../../shared/domain/row.ts";
import type { World } from "../../shared/domain/decide.ts";
import { finishItem, type Item, makeItem } from "./item.ts";
import type { JobRows } from "./job-rows.ts";
import { type ConversationRecord, readRecord, type RecordCache } from "./record.ts";
import type { Statements } from "./statements.ts";

export class UnknownConversation extends Error {}

export interface Task {
  conversation: string;
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

/** One transaction a batch, one savepoint an item (F5): an item that fails takes nobody with it. */
export function prepareBatch(
  parts: BatchParts,
  cache: RecordCache,
): (items: Waiting[], deferred: Deferred[]) => Batch {
  const { sqlite, faults } = parts;
  const runItem = sqlite.transaction(
    (waiting: Waiting, staged: Map<string, ConversationRecord>): Done => {
      const before =
        staged.get(waiting.conversation) ??
        cache.get(waiting.conversation) ??
        readRecord(parts.statements, waiting.conversation);
      if (before === null) throw new UnknownConversation("no such conversation");
      const item = makeItem(before, parts.worldOf(before.workspace), parts.statements);
      const result = waiting.run(item);
      const row = item.received !== null || item.writes.size > 0 ? save(parts, before, item) : null;
      faults?.item?.();
      staged.set(waiting.conversation, item.record);
      return { waiting, item, result, error: null, row };
    },
  );
  const runDeferred = sqlite.transaction((run: Deferred) => run());
  const run = sqlite.transaction((items: Waiting[], deferred: Deferred[]): Batch => {
    const staged = new Map<string, ConversationRecord>();
    const guarded = <Value>(attempt: () => Value, otherwise: (error: unknown) => Value): Value => {
      try {
        return attempt();
      } catch (error) {
        if (!sqlite.inTransaction) throw error;
        return otherwise(error);
      }
    };
    const afterCommit = deferred.flatMap((one) =>
      guarded(
        () => runDeferred(one) ?? [],
        (error) => {
          parts.onItemError(error);
          return [];
        },
      ),
    );
    const done = items.map((waiting) =>
      guarded(
        () => runItem(waiting, staged),
        (error) => failed(waiting, error),
      ),
    );
    faults?.beforeCommit?.();
    return { done, staged, afterCommit };
  });
  return run.immediate;
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
