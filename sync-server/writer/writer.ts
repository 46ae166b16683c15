import type { Row } from "../../shared/domain/row.ts";
import { GateRefusal } from "../../shared/document/gate.ts";
import {
  type Batch,
  type BatchParts,
  type Deferred,
  type Done,
  failed,
  isRefusal,
  prepareBatch,
  type Task,
  type Waiting,
} from "./batch.ts";
import type { Item } from "./item.ts";
import type { LiveDocuments } from "./live-documents.ts";
import {
  type ConversationRecord,
  makeRecordCache,
  readRecord,
  type RecordCache,
} from "./record.ts";

const BATCH = 256;

/** Places where tests make the world go wrong; production passes none. */
export interface Faults {
  item?(): void;
  beforeCommit?(): void;
  committed?(): void | Promise<void>;
  delivered?(): void;
}

export interface WriterParts extends BatchParts {
  live: LiveDocuments;
  /** Called after the commit with the rows that changed, the `fseq` before them and their workspace. */
  onRows(workspace: string, since: number, rows: Row[]): void;
  onIdle(): void;
  /** An item failed although its intent is sound, or a committed change could not be handed on. */
  onItemError(error: unknown): void;
  onStorageError(error: unknown): void;
  faults?: Faults;
}

/** The one writer (W2): natural batches, one savepoint an item, commit, then deliver, then answer. */
export interface Writer {
  /** Runs in the transaction after everything earlier of this conversation has been applied; `resolve` or `reject` is called after commit and delivery. */
  enqueue(task: Task): void;
  /** The same for callers that can wait for a promise. */
  submit<Value>(conversation: string, run: (item: Item) => Value): Promise<Value>;
  /** Joins the next batch's transaction; for small facts outside the log, such as cursors. Lost when that commit fails. */
  defer(run: Deferred): void;
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
  const enqueue = (task: Task) => {
    state.queue.push({ ...task, isRetry: false });
    wake();
  };
  return {
    enqueue,
    submit: <Value>(conversation: string, run: (item: Item) => Value) =>
      new Promise<Value>((resolve, reject) =>
        enqueue({ conversation, run, resolve: resolve as Task["resolve"], reject }),
      ),
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
  deferred: Deferred[];
  isRunning: boolean;
  idle: (() => void)[];
}

async function loop(
  parts: WriterParts,
  cache: RecordCache,
  state: LoopState,
  stats: Writer["stats"],
  runBatch: (items: Waiting[], deferred: Deferred[]) => Batch,
): Promise<void> {
  while (state.queue.length > 0 || state.deferred.length > 0) {
    const items = takeBatch(state);
    const deferred = state.deferred.splice(0);
    stats.batches += 1;
    stats.items += items.length;
    let batch: Batch;
    try {
      batch = runBatch(items, deferred);
    } catch (error) {
      stats.failedCommits += 1;
      parts.onStorageError(error);
      batch = notCommitted(items);
    }
    const pause = parts.faults?.committed?.();
    if (pause !== undefined) await pause;
    publish(parts, cache, batch);
    stats.failedItems += batch.done.filter(({ error }) => error !== null).length;
    for (const one of batch.done) attempt(parts, () => answer(parts, state, one));
    await new Promise<void>((resolve) => setImmediate(resolve));
  }
  state.isRunning = false;
  for (const resolve of state.idle.splice(0)) resolve();
  parts.onIdle();
}

function notCommitted(items: Waiting[]): Batch {
  const done = items.map((waiting) => failed(waiting, new GateRefusal("resync", "storage")));
  return { done, staged: new Map(), afterCommit: [] };
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

/** What is committed is told to whoever can be told: one listener's failure must not stop the writer. */
function attempt(parts: WriterParts, run: () => void): void {
  try {
    run();
  } catch (error) {
    parts.onItemError(error);
  }
}

/** After the commit: cache, then every live document, synchronously for the whole batch (F3, F4, F6). */
function publish(
  parts: WriterParts,
  cache: RecordCache,
  { done, staged, afterCommit }: Batch,
): void {
  for (const [id, record] of staged) cache.set(id, record);
  const rows = new Map<string, Row[]>();
  for (const { item, row } of done) {
    if (item === null) continue;
    for (const delivery of item.deliveries) attempt(parts, () => parts.live.deliver(delivery));
    for (const run of item.afterCommit) attempt(parts, run);
    if (row !== null) {
      const { workspace } = item.record;
      const changed = rows.get(workspace);
      if (changed === undefined) rows.set(workspace, [row]);
      else changed.push(row);
    }
  }
  for (const run of afterCommit) attempt(parts, run);
  attempt(parts, () => parts.faults?.delivered?.());
  for (const [workspace, changed] of rows)
    attempt(parts, () => parts.onRows(workspace, (changed[0] as Row).fseq - 1, changed));
}

function answer(parts: WriterParts, state: LoopState, { waiting, result, error }: Done): void {
  if (error === null) return waiting.resolve(result);
  const isExpected = isRefusal(error);
  if (!isExpected) parts.onItemError(error);
  if (isExpected || waiting.isRetry) return waiting.reject(error);
  state.queue.unshift({ ...waiting, isRetry: true }); // F10: once more, alone
}
