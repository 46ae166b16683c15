import { z } from "zod";
import { copilotCalls } from "./copilot-calls.ts";
import { improveCalls } from "./improve-calls.ts";
import { knowledgeCalls, restCalls } from "./knowledge-calls.ts";
import { playgroundCalls } from "./playground-call.ts";

/**
 * Questions of the web interface that only a worker can answer: `POST /internal/calls/{claim,answer}` and
 * `GET /internal/calls/:id/body` with `Authorization: Bearer WORKER_KEY`. They live in memory and have a deadline.
 */
export const workerCalls = {
  ...knowledgeCalls,
  ...restCalls,
  ...playgroundCalls,
  ...improveCalls,
  ...copilotCalls,
};

export type CallKind = keyof typeof workerCalls;
export type CallInput<Kind extends CallKind> = z.output<(typeof workerCalls)[Kind]["input"]>;
export type CallOutput<Kind extends CallKind> = z.output<(typeof workerCalls)[Kind]["output"]>;

export const callKinds = Object.keys(workerCalls) as CallKind[];

export const callClaimSchema = z.strictObject({
  wait: z.int().min(0).max(25_000).default(20_000),
});

export const workerCallSchema = z.object({
  id: z.string(),
  kind: z.enum(callKinds),
  /** The articles it is about; a worker touches no others. */
  collection: z.string().min(1),
  input: z.unknown(),
});

/** What a person is told when it cannot be done; `status` is that of the HTTP answer. */
export const callProblemSchema = z.object({
  status: z.int().min(400).max(599),
  code: z.string().max(64),
  message: z.string().max(1000),
});

export const callAnswerSchema = z.strictObject({
  id: z.string().max(64),
  outcome: z.discriminatedUnion("ok", [
    z.object({ ok: z.literal(true), value: z.unknown() }),
    z.object({ ok: z.literal(false), problem: callProblemSchema }),
  ]),
});

export type WorkerCall = z.infer<typeof workerCallSchema>;
export type CallProblem = z.infer<typeof callProblemSchema>;
export type CallAnswer = z.infer<typeof callAnswerSchema>;
