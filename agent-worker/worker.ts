import { setTimeout as wait } from "node:timers/promises";
import type { Logger } from "pino";
import { type AgentJob, type CommitRequest, RESULT_LIMITS } from "../shared/protocol/agent-job.ts";
import { answerJob, type AnswerPorts, errorResult } from "./answer-job.ts";
import { BackOff } from "./back-off.ts";
import { NewestText } from "./newest-text.ts";
import { type JobClient, ServerRefused } from "./job-client.ts";

export type WorkerOptions = {
  jobs: JobClient;
  ports: AnswerPorts;
  log: Logger;
  concurrency: number;
  timeout: number;
  clock: () => number;
  random: () => number;
};

/** Claims a job, answers it and commits the answer, over and over. */
export class AgentWorker {
  readonly #options: WorkerOptions;

  constructor(options: WorkerOptions) {
    this.#options = options;
  }

  /** Ends when `signal` aborts, after the commits under way are through. */
  async run(signal: AbortSignal): Promise<void> {
    const loops = Array.from({ length: this.#options.concurrency }, () => this.#loop(signal));
    await Promise.all(loops);
  }

  async #loop(signal: AbortSignal): Promise<void> {
    const backOff = new BackOff(this.#options.random);
    while (!signal.aborted) {
      try {
        const job = await this.#options.jobs.claim(signal);
        backOff.succeeded();
        if (job) await this.#work(job, signal);
      } catch (error) {
        if (signal.aborted) return;
        this.#options.log.warn({ error: describe(error) }, "sync server away, trying again");
        await backOff.failed(signal);
      }
    }
  }

  async #work(job: AgentJob, signal: AbortSignal): Promise<void> {
    const { jobs, log, ports, timeout, clock } = this.#options;
    const lost = new AbortController();
    const done = new AbortController();
    const lease = this.#keepLease(job, lost, done.signal);
    try {
      const either = AbortSignal.any([signal, lost.signal]);
      const text = new NewestText((newest) =>
        jobs.show(job, newest.slice(0, RESULT_LIMITS.text), either),
      );
      const onText = (newest: string) => text.push(newest);
      const options = { signal: either, timeout, clock, onText };
      const { result, error } = await answerJob(job, ports, options);
      if (error) log.error({ err: error, trigger: job.trigger }, "answering failed");
      const { trigger, conversation, epoch, seen } = job;
      const request = { trigger, conversation, epoch, seen, result };
      const first = await this.#commit(request, lost.signal, signal);
      // A result that the server will never take must not leave the visitor without any.
      const outcome = first.startsWith("refused 4")
        ? await this.#commit({ ...request, result: errorResult(job) }, lost.signal, signal)
        : first;
      log.info(
        { trigger, outcome, action: result.action, reason: result.reason, ms: result.ms },
        "turn answered",
      );
    } catch (error) {
      if (lost.signal.aborted) log.info({ trigger: job.trigger }, "lease lost, work dropped");
      else if (!signal.aborted) throw error;
    } finally {
      done.abort();
      await lease;
    }
  }

  /** The same commit may be sent again and again: the server knows it by its trigger. */
  async #commit(request: CommitRequest, lost: AbortSignal, stop: AbortSignal): Promise<string> {
    const { jobs, log, random } = this.#options;
    const backOff = new BackOff(random);
    for (;;) {
      try {
        return await jobs.commit(request, lost);
      } catch (error) {
        lost.throwIfAborted();
        if (error instanceof ServerRefused) return `refused ${error.status}`;
        // Whoever claims the turn next writes the same entry, so giving up loses nothing.
        if (stop.aborted) return "given up";
        log.warn(
          { trigger: request.trigger, error: describe(error) },
          "commit not through, trying again",
        );
        await backOff.failed(AbortSignal.any([lost, stop]));
      }
    }
  }

  /** Renews at half of the lease, until done or told that the job is somebody else's. */
  async #keepLease(job: AgentJob, lost: AbortController, done: AbortSignal): Promise<void> {
    const { jobs, log } = this.#options;
    while (!done.aborted) {
      await wait(job.leaseMs / 2, undefined, { signal: done }).catch(() => undefined);
      if (done.aborted) return;
      try {
        if (await jobs.renew(job, done)) continue;
        lost.abort(new Error("the lease was lost"));
        return;
      } catch (error) {
        if (!done.aborted)
          log.warn({ trigger: job.trigger, error: describe(error) }, "lease not renewed");
      }
    }
  }
}

function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const cause = error.cause instanceof Error ? `: ${error.cause.message}` : "";
  return `${error.message}${cause}`;
}
