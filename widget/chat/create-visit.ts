import { createSignal } from "solid-js";
import type { WidgetSession } from "../../shared/protocol/http.ts";
import { inOneTab } from "../visit/lock.ts";
import type { Memory } from "../visit/memory.ts";
import type { ApiProblem, VisitApi } from "../visit/visit-api.ts";

export interface Visit {
  /** As the server last said it, on this visit or an earlier one. */
  session(): WidgetSession | null;
  problem(): ApiProblem | null;
  /** Asks the server who the visitor is and which conversations there are; tries again by itself while it can't be reached. */
  refresh(): Promise<void>;
}

export interface VisitOptions {
  memory: Memory;
  api: VisitApi;
  /** The server knows the visitor of earlier visits no more and gave another identity. */
  onReplaced(): void;
  onKnown(): void;
  onUnreachable(): void;
}

const FIRST_RETRY_MS = 2000;
const LONGEST_RETRY_MS = 60_000;
const SESSION = "session";

export function createVisit(options: VisitOptions): Visit {
  const { memory, api } = options;
  let current = memory.get<WidgetSession>(SESSION);
  const [session, setSession] = createSignal(current);
  const [problem, setProblem] = createSignal<ApiProblem | null>(null);
  let retryIn = FIRST_RETRY_MS;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let asked: Promise<void> | null = null;

  const learn = (next: WidgetSession) => {
    const before = current?.visitor.id;
    current = next;
    memory.set(SESSION, next);
    setSession(next);
    if (before !== undefined && before !== next.visitor.id) options.onReplaced();
    options.onKnown();
  };
  const ask = () =>
    inOneTab("lobby:session", async () => {
      const known = memory.get<WidgetSession>(SESSION)?.visitor.token;
      const answer = await api.session(known);
      setProblem(answer.ok ? null : answer.problem);
      if (!answer.ok && answer.problem.is === "unreachable") options.onUnreachable();
      if (answer.ok) {
        retryIn = FIRST_RETRY_MS;
        learn(answer.value);
      } else if (answer.problem.is !== "unknown-key") retryLater(answer.problem);
    });
  const retryLater = (why: ApiProblem) => {
    clearTimeout(timer);
    timer = setTimeout(() => void refresh(), why.is === "too-fast" ? why.retryInMs : retryIn);
    retryIn = Math.min(retryIn * 2, LONGEST_RETRY_MS);
  };
  const refresh = () => {
    clearTimeout(timer);
    asked ??= ask().finally(() => {
      asked = null;
    });
    return asked;
  };

  memory.onChange(SESSION, () => {
    const other = memory.get<WidgetSession>(SESSION);
    if (other !== null && other.visitor.id !== current?.visitor.id) learn(other);
  });
  return { session, problem, refresh };
}
