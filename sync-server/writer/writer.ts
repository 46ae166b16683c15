import type { Database } from "better-sqlite3";
import { rowOf, type Row } from "../../shared/domain/row.ts";
import type { World } from "../../shared/domain/decide.ts";
import { GateRefusal } from "../../shared/document/gate.ts";
import { finishItem, type Item, makeItem } from "./item.ts";
import type { JobRows } from "./job-rows.ts";
import type { LiveDocuments } from "./live-documents.ts";
import {
  type ConversationRecord,
  makeRecordCache,
  readRecord,
  type RecordCache,
} from "./record.ts";
import type { Statements } from "./statements.ts";

const BATCH = 256;

/** Places where tests make the world go wrong; production passes none. */
export interface Faults {
  item?(): void;
  beforeCommit?(): void;
  committed?(): void | Promise<void>;
  delivered?(): void;
}

export interface WriterParts {
  sqlite: Database;
  statements: Statements;
  jobRows: JobRows;
  live: LiveDocuments;
  worldOf(workspace: string): World;
  /** How long a visitor may go on writing before the agent starts, in milliseconds. */
  burstMs: number;
  /** Called after the commit with the rows that changed, the `fseq` before them and their workspace. */
  onRows(workspace: string, since: number, rows: Row[]): void;
  onJobs(): void;
  onIdle(): void;
  onStorageError(error: unknown): void;
  faults?: Faults;
}

interface Waiting {
  conversation: string;
  run(item: Item): unknown;
  resolve(value: unknown): void;
  reject(error: unknown): void;
  isRetry: boolean;
}

interface Done {
  waiting: Waiting;
  item: Item | null;
  result: unknown;
  error: unknown;
  row: Row | null;
}

/** The one writer (W2): natural batches, one savepoint an item, commit, then deliver, then answer. */
export interface Writer {
  /** Runs in the transaction after everything earlier of this conversation has been applied; resolves after commit and delivery. */
  submit<Value>(conversation: string, run: (item: Item) => Value): Promise<Value>;
  /** Joins the next batch's transaction; for small facts outside the log, such as cursors. */
  defer(run: () => void): void;
  read(conversation: string): ConversationRecord | null;
  forget(conversation: string): void;
  /** Resolves when nothing is queued. */
  settled(): Promise<void>;
  readonly stats: {
    batches: number;
    items: number;
    failedItems: number;
    failedCommits: number;
    queued(): number;
  };
}

export class UnknownConversation extends Error {}

export function makeWriter(parts: WriterParts): Writer {
  const cache = makeRecordCache();
  const state: LoopState = { queue: [], deferred: [], isRunning: false, idle: [] };
  const stats = {
    batches: 0,
    items: 0,
    failedItems: 0,
    failedCommits: 0,
    queued: () => state.queue.length,
  };
  const runBatch = prepareBatch(parts, cache);
  const wake = () => {
    if (state.isRunning) return;
    state.isRunning = true;
    setImmediate(() => void loop(parts, cache, state, stats, runBatch));
  };
  return {
    submit: <Value>(conversation: string, run: (item: Item) => Value) =>
      new Promise<Value>((resolve, reject) => {
        state.queue.push({
          conversation,
          run,
          resolve: resolve as (value: unknown) => void,
          reject,
          isRetry: false,
        });
        wake();
      }),
    defer(run) {
      state.deferred.push(run);
      wake();
    },
    read: (conversation) => cache.get(conversation) ?? readRecord(parts.statements, conversation),
    forget: (conversation) => cache.forget(conversation),
    settled: () =>
      state.isRunning ? new Promise((resolve) => state.idle.push(resolve)) : Promise.resolve(),
    stats,
  };
}

interface LoopState {
  queue: Waiting[];
  deferred: (() => void)[];
  isRunning: boolean;
  idle: (() => void)[];
}

type Stats = Writer["stats"];
type RunBatch = (
  batch: Waiting[],
  deferred: (() => void)[],
  staged: Map<string, ConversationRecord>,
) => Done[];

async function loop(
  parts: WriterParts,
  cache: RecordCache,
  state: LoopState,
  stats: Stats,
  runBatch: RunBatch,
): Promise<void> {
  while (state.queue.length > 0 || state.deferred.length > 0) {
    const batch = takeBatch(state);
    const deferred = state.deferred.splice(0);
    const staged = new Map<string, ConversationRecord>();
    let done: Done[];
    stats.batches += 1;
    stats.items += batch.length;
    try {
      done = runBatch(batch, deferred, staged);
    } catch (error) {
      stats.failedCommits += 1;
      parts.onStorageError(error);
      done = batch.map((waiting) => failed(waiting, new GateRefusal("resync", "storage")));
    }
    const pause = parts.faults?.committed?.();
    if (pause !== undefined) await pause;
    publish(parts, cache, staged, done);
    stats.failedItems += done.filter(({ error }) => error !== null).length;
    for (const one of done) answer(state, one);
    await new Promise<void>((resolve) => setImmediate(resolve));
  }
  state.isRunning = false;
  for (const resolve of state.idle.splice(0)) resolve();
  parts.onIdle();
}

/** At most one item of a conversation, and a retried item alone (F2, F10). */
function takeBatch(state: LoopState): Waiting[] {
  const first = state.queue[0];
  if (first?.isRetry === true) return state.queue.splice(0, 1);
  const batch: Waiting[] = [];
  const later: Waiting[] = [];
  const busy = new Set<string>();
  for (const waiting of state.queue) {
    if (batch.length >= BATCH || busy.has(waiting.conversation) || waiting.isRetry)
      later.push(waiting);
    else batch.push(waiting);
    busy.add(waiting.conversation);
  }
  state.queue = later;
  return batch;
}

function prepareBatch(parts: WriterParts, cache: RecordCache): RunBatch {
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
      const row = item.rows.length > 0 || item.writes.size > 0 ? save(parts, before, item) : null;
      faults?.item?.();
      staged.set(waiting.conversation, item.record);
      return { waiting, item, result, error: null, row };
    },
  );
  return sqlite.transaction(
    (
      batch: Waiting[],
      deferred: (() => void)[],
      staged: Map<string, ConversationRecord>,
    ): Done[] => {
      for (const run of deferred) run();
      const done = batch.map((waiting) => {
        try {
          return runItem(waiting, staged);
        } catch (error) {
          if (!sqlite.inTransaction) throw error;
          return failed(waiting, error);
        }
      });
      faults?.beforeCommit?.();
      return done;
    },
  ).immediate;
}

function save(parts: WriterParts, before: ConversationRecord, item: Item): Row {
  const { record } = item;
  const { statements } = parts;
  finishItem(item);
  parts.jobRows.follow(
    record.info.id,
    record.workspace,
    before.state,
    record.state,
    item.world.now + parts.burstMs,
  );
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

function failed(waiting: Waiting, error: unknown): Done {
  return { waiting, item: null, result: undefined, error, row: null };
}

/** After the commit: cache, then every live document, synchronously for the whole batch (F3, F4, F6). */
function publish(
  parts: WriterParts,
  cache: RecordCache,
  staged: Map<string, ConversationRecord>,
  done: Done[],
): void {
  const rows = new Map<string, Row[]>();
  const wasCommitted = done.some(({ error }) => error === null);
  if (wasCommitted) for (const [id, record] of staged) cache.set(id, record);
  for (const { item, row } of done) {
    if (item === null) continue;
    deliver(parts.live, item);
    for (const run of item.afterCommit) run();
    if (row !== null)
      rows.set(item.record.workspace, [...(rows.get(item.record.workspace) ?? []), row]);
  }
  parts.faults?.delivered?.();
  for (const [workspace, changed] of rows)
    parts.onRows(workspace, (changed[0] as Row).fseq - 1, changed);
  if (rows.size > 0) parts.onJobs();
}

function deliver(live: LiveDocuments, item: Item): void {
  const updates = new Map<string, Uint8Array[]>();
  for (const { document, payload } of item.rows)
    updates.set(document, [...(updates.get(document) ?? []), payload]);
  for (const [document, list] of updates)
    live.deliver({ document, head: item.record.head, updates: list });
}

function answer(state: LoopState, { waiting, result, error }: Done): void {
  if (error === null) return waiting.resolve(result);
  const isExpected = error instanceof GateRefusal || error instanceof UnknownConversation;
  if (isExpected || waiting.isRetry) return waiting.reject(error);
  state.queue.unshift({ ...waiting, isRetry: true }); // F10: once more, alone
}
