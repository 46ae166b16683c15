import type { Logger } from "pino";
import {
  type CallAnswer,
  type CallKind,
  type WorkerCall,
  workerCalls,
} from "../../shared/protocol/worker-call.ts";
import { BackOff } from "../back-off.ts";
import type { CallClient } from "./call-client.ts";
import type { CallContext, CallHandlers } from "./handler.ts";

type Options = {
  calls: CallClient;
  handlers: CallHandlers;
  log: Pick<Logger, "info" | "warn" | "error">;
  clock: () => number;
  random: () => number;
};

const PLACES = 3;

/** Answers what the web interface asks, over and over. What fails is answered with a sentence. */
export class CallDesk {
  readonly #options: Options;

  constructor(options: Options) {
    this.#options = options;
  }

  async run(signal: AbortSignal): Promise<void> {
    await Promise.all(Array.from({ length: PLACES }, () => this.#loop(signal)));
  }

  async #loop(signal: AbortSignal): Promise<void> {
    const { calls, log, random } = this.#options;
    const backOff = new BackOff(random);
    while (!signal.aborted) {
      try {
        const call = await calls.claim(signal);
        backOff.succeeded();
        if (call)
          await calls.answer({ id: call.id, outcome: await this.#work(call, signal) }, signal);
      } catch (error) {
        if (signal.aborted) return;
        log.warn({ error: String(error) }, "call not taken or not answered");
        await backOff.failed(signal);
      }
    }
  }

  async #work(call: WorkerCall, signal: AbortSignal): Promise<CallAnswer["outcome"]> {
    const { calls, log, clock } = this.#options;
    const began = clock();
    try {
      return await this.#handle(call.kind, call.input, {
        collection: call.collection,
        signal,
        readBody: () => calls.readBody(call.id, signal),
      });
    } catch (error) {
      log.error({ err: error, kind: call.kind }, "call failed");
      return { ok: false, problem: failed };
    } finally {
      log.info({ kind: call.kind, ms: Math.round(clock() - began) }, "call answered");
    }
  }

  async #handle<Kind extends CallKind>(
    kind: Kind,
    given: unknown,
    context: CallContext,
  ): Promise<CallAnswer["outcome"]> {
    const input = workerCalls[kind].input.safeParse(given);
    if (!input.success) return { ok: false, problem: notUnderstood };
    const handle = this.#options.handlers[kind] as (
      input: unknown,
      context: CallContext,
    ) => ReturnType<CallHandlers[CallKind]>;
    return handle(input.data, context);
  }
}

const failed = {
  status: 500,
  code: "worker-failed",
  message: "The agent worker could not do that; its log says why. Nothing was lost; try again.",
};

const notUnderstood = {
  status: 400,
  code: "bad-input",
  message:
    "The agent worker does not understand this: it may be of another version than the server.",
};
