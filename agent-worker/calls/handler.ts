import { refuse, type Result } from "../../shared/domain/result.ts";
import type {
  CallInput,
  CallKind,
  CallOutput,
  CallProblem,
} from "../../shared/protocol/worker-call.ts";

export interface CallContext {
  collection: string;
  signal: AbortSignal;
  /** The file that came along. */
  readBody(): Promise<Uint8Array>;
}

export type CallOutcome<Kind extends CallKind> = Result<CallOutput<Kind>, CallProblem>;

export type CallHandler<Kind extends CallKind> = (
  input: CallInput<Kind>,
  context: CallContext,
) => Promise<CallOutcome<Kind>> | CallOutcome<Kind>;

export type CallHandlers<Kind extends CallKind = CallKind> = { [One in Kind]: CallHandler<One> };

export function notFound(what: string) {
  return refuse({ status: 404, code: "not-found", message: `There is no such ${what}.` });
}

export function notPossible(message: string) {
  return refuse({ status: 422, code: "not-possible", message });
}
