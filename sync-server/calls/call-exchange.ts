import { ulid } from "ulid";
import {
  type CallAnswer,
  type CallInput,
  type CallKind,
  type CallOutput,
  type WorkerCall,
  workerCalls,
} from "../../shared/protocol/worker-call.ts";
import { Problem } from "../http/problem.ts";
import { nextWake } from "../next-wake.ts";

/** How long a person waits for an answer. */
const DEADLINE = 15_000;
/** A worker that is not waiting for calls right now may be at one; after so long it is not there. */
const WORKER_AWAY = 40_000;
/** A worker that is just being started gets this long to show itself. */
const WORKER_STARTING = 2_000;
const MOST_PENDING = 100;
const MOST_BYTES = 128 * 1024 * 1024;

export interface CallRequest<Kind extends CallKind> {
  kind: Kind;
  collection: string;
  input: CallInput<Kind>;
  /** A file that goes along; a worker fetches it. */
  body?: Buffer;
  deadline?: number;
}

interface Pending {
  call: WorkerCall;
  body: Buffer | null;
  state: "open" | "taken";
  settle(answer: CallAnswer["outcome"] | Problem): void;
}

/** Brings questions of the web interface to a worker and its answers back. Nothing is kept: who asked waits or asks again. */
export interface CallExchange {
  call<Kind extends CallKind>(request: CallRequest<Kind>): Promise<CallOutput<Kind>>;
  claim(waitMs: number, signal: AbortSignal): Promise<WorkerCall | null>;
  body(id: string): Buffer | null;
  /** False when nobody waits for that answer any more. */
  answer(answer: CallAnswer): boolean;
}

export function makeCallExchange(clock: () => number): CallExchange {
  const pending = new Map<string, Pending>();
  const waiting = new Set<() => void>();
  let lastSeen = Number.NEGATIVE_INFINITY;

  const isWorkerThere = () => waiting.size > 0 || clock() - lastSeen < WORKER_AWAY;

  const checkRoom = (body: Buffer | undefined) => {
    const bytes = [...pending.values()].reduce((sum, one) => sum + (one.body?.length ?? 0), 0);
    if (pending.size >= MOST_PENDING || bytes + (body?.length ?? 0) > MOST_BYTES) throw busy();
  };

  const take = (): WorkerCall | null => {
    for (const one of pending.values()) {
      if (one.state !== "open") continue;
      one.state = "taken";
      return one.call;
    }
    return null;
  };

  return {
    async call({ kind, collection, input, body, deadline = DEADLINE }) {
      checkRoom(body);
      const id = ulid(clock());
      const outcome = await new Promise<CallAnswer["outcome"] | Problem>((settle) => {
        const call = { id, kind, collection, input };
        pending.set(id, { call, body: body ?? null, state: "open", settle });
        later(WORKER_STARTING, () => {
          if (isWorkerThere()) later(deadline - WORKER_STARTING, () => settle(tooLate()));
          else settle(noWorker());
        });
        for (const wake of waiting) wake();
      }).finally(() => pending.delete(id));
      if (outcome instanceof Problem) throw outcome;
      return readOutcome(kind, outcome);
    },
    async claim(waitMs, signal) {
      const end = clock() + waitMs;
      while (!signal.aborted) {
        lastSeen = clock();
        const call = take();
        if (call !== null) return call;
        if (clock() >= end) return null;
        await nextWake(waiting, end - clock(), signal);
      }
      return null;
    },
    body: (id) => pending.get(id)?.body ?? null,
    answer({ id, outcome }) {
      lastSeen = clock();
      const one = pending.get(id);
      one?.settle(outcome);
      return one !== undefined;
    },
  };
}

function later(ms: number, then: () => void): void {
  setTimeout(then, ms).unref();
}

function readOutcome<Kind extends CallKind>(
  kind: Kind,
  outcome: CallAnswer["outcome"],
): CallOutput<Kind> {
  if (!outcome.ok) {
    const { status, code, message } = outcome.problem;
    throw new Problem(status, code, message);
  }
  const parsed = workerCalls[kind].output.safeParse(outcome.value);
  if (!parsed.success)
    throw new Problem(502, "worker-answer", "The worker's answer could not be read.");
  return parsed.data as CallOutput<Kind>;
}

const noWorker = () =>
  new Problem(
    503,
    "no-worker",
    "No agent worker is running, so the articles cannot be reached. Nothing was changed.",
  );

const busy = () =>
  new Problem(
    503,
    "busy",
    "The agent worker has more to do than it can. Try again in a minute.",
    60,
  );

const tooLate = () =>
  new Problem(504, "worker-late", "The agent worker did not answer in time. Try again.");
