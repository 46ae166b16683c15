import { type Dispatcher, fetch, type Response } from "undici";
import { ok, refuse } from "../../shared/domain/result.ts";
import type { ActionSecrets, HttpAction } from "../../shared/protocol/http-action.ts";
import { causeOf, codeOf } from "../fetch-failure.ts";
import { PrivateAddress, refuseAddress } from "../ingest/site/guarded-agent.ts";
import { pause } from "../pause.ts";
import { readRetryAfter } from "../retry-after.ts";
import type { ActionFailure, ActionOutcome, ActionValues } from "./action-outcome.ts";
import { fillAction, type FilledCall } from "./fill-action.ts";
import { readAnswer } from "./read-answer.ts";
import { signCall } from "./sign-call.ts";

export type ActionCall = {
  action: HttpAction;
  secrets: ActionSecrets;
  values: ActionValues;
  /** The same for every try at the same thing, such as the turn and the action: systems take it once. */
  idempotencyKey: string;
};

export type CallParts = {
  /** From `openGuardedAgent` with the same `allowPrivate`: it sees to where a name really leads. */
  dispatcher: Dispatcher;
  allowPrivate: boolean;
  now: () => number;
  random: () => number;
};

type Attempt = { outcome: Outcome; again: boolean; waitMs: number | null };
type Outcome = Extract<ActionOutcome, { ok: true }>["value"] | ActionFailure;

const FIRST_WAIT = 200;
const LONGEST_WAIT = 3000;
const OURS = /^(?:host|connection|content-length|transfer-encoding|expect|upgrade|te|trailer)$/i;

/** Calls a team's system. Never throws but when `signal` aborts; follows no redirect. */
export async function callAction(
  call: ActionCall,
  parts: CallParts,
  signal: AbortSignal,
): Promise<ActionOutcome> {
  const began = parts.now();
  const finish = (outcome: Outcome, attempts: number): ActionOutcome => ({
    ...("kind" in outcome ? refuse(outcome) : ok(outcome)),
    attempts,
    ms: Math.max(0, Math.round(parts.now() - began)),
  });
  const filled = fillAction(call.action, call.values);
  if (!filled.ok) return finish(filled.problem, 0);
  const refusal = refuseTarget(filled.value.url, parts.allowPrivate);
  if (refusal !== null) return finish(failure("setting", refusal), 0);
  for (let attempt = 1; ; attempt += 1) {
    const { outcome, again, waitMs } = await tryOnce(call, filled.value, parts, signal);
    const waiting = waitMs ?? FIRST_WAIT * 2 ** (attempt - 1) * (0.5 + parts.random());
    if (!again || attempt >= call.action.attempts || waiting > LONGEST_WAIT)
      return finish(outcome, attempt);
    await pause(waiting, signal);
  }
}

function refuseTarget(url: URL, allowPrivate: boolean): string | null {
  if (url.protocol !== "https:" && !allowPrivate) return "The address must begin with https://.";
  const why = refuseAddress(url, { allowPrivate });
  return why === null ? null : `The address ${why.replace(/ \(.*\)$/, "")}.`;
}

async function tryOnce(
  call: ActionCall,
  filled: FilledCall,
  parts: CallParts,
  signal: AbortSignal,
): Promise<Attempt> {
  const { action } = call;
  const limit = AbortSignal.timeout(action.timeoutMs);
  try {
    const response = await fetch(filled.url, {
      method: action.method,
      dispatcher: parts.dispatcher,
      redirect: "manual",
      body: filled.body,
      headers: makeHeaders(call, filled, parts.now()),
      signal: AbortSignal.any([signal, limit]),
    });
    if (response.ok) return final(await readAnswer(response, action.picks));
    await response.body?.cancel();
    return refused(response, parts.now());
  } catch (error) {
    signal.throwIfAborted();
    if (limit.aborted) {
      const detail = `The system did not answer within ${action.timeoutMs} ms.`;
      return { outcome: failure("timeout", detail), again: true, waitMs: null };
    }
    return unreachable(error);
  }
}

/** The setting's own headers, then its secret ones, then those that must be right. */
function makeHeaders(
  { action, secrets, idempotencyKey }: ActionCall,
  call: FilledCall,
  now: number,
) {
  const headers = new Headers({ accept: "application/json", "user-agent": "Lobby/0.1" });
  for (const [name, value] of Object.entries({ ...action.headers, ...secrets.headers }))
    if (!OURS.test(name)) headers.set(name, value);
  if (call.body !== null) headers.set("content-type", "application/json");
  if (action.method !== "GET") headers.set("idempotency-key", idempotencyKey);
  if (secrets.signingKey !== null) {
    const content = call.body ?? `${action.method} ${call.url.pathname}${call.url.search}`;
    const part = { id: idempotencyKey, timestamp: Math.floor(now / 1000), content };
    for (const [name, value] of Object.entries(signCall(part, secrets.signingKey)))
      headers.set(name, value);
  }
  return Object.fromEntries(headers);
}

function refused({ status, headers }: Response, now: number): Attempt {
  const again = status === 408 || status === 425 || status === 429 || status >= 500;
  const isRedirect = status >= 300 && status < 400;
  const detail = isRedirect
    ? `The system redirects (${status}), which is not followed: set the address it leads to.`
    : `The system answered with ${status}.`;
  const outcome = { ...failure("refused", detail), status };
  return { outcome, again, waitMs: readRetryAfter(headers.get("retry-after"), now) };
}

function unreachable(error: unknown): Attempt {
  const cause = causeOf(error);
  if (cause instanceof PrivateAddress)
    return final(failure("setting", "The address leads to a private address."));
  const code = codeOf(cause);
  const outcome = failure("unreachable", `The system cannot be reached${code && ` (${code})`}.`);
  return { outcome, again: true, waitMs: null };
}

function final(outcome: Outcome): Attempt {
  return { outcome, again: false, waitMs: null };
}

function failure(kind: ActionFailure["kind"], detail: string): ActionFailure {
  return { kind, detail, status: null };
}
