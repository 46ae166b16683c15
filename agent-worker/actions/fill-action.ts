import type { HttpAction } from "../../shared/protocol/http-action.ts";
import { blankNames, fillBlanks } from "../../shared/domain/blanks.ts";
import { ok, refuse, type Result } from "../../shared/domain/result.ts";
import type { ActionFailure, ActionValues } from "./action-outcome.ts";

export type FilledCall = { url: URL; body: string | null };

const LARGEST_BODY = 64 * 1024;

/** Puts the values into the address and the body; a value can change neither the host nor the path around it. */
export function fillAction(
  action: HttpAction,
  values: ActionValues,
): Result<FilledCall, ActionFailure> {
  const missing = missingValues(action, values);
  if (missing.length > 0) return details(`The call needs ${missing.join(", ")}.`);
  const url = fillAddress(action.url, values);
  if (!url.ok) return url;
  const hasBody = action.body !== null && action.method !== "GET";
  const body = hasBody ? JSON.stringify(fillJson(action.body, values)) : null;
  if (body !== null && Buffer.byteLength(body) > LARGEST_BODY)
    return details("The details are too long for the call.");
  return ok({ url: url.value, body });
}

/** The names of the blanks of an action, so that a form can ask for them. */
export function blanksOf(action: Pick<HttpAction, "url" | "body">): string[] {
  return blankNames(`${action.url}\n${JSON.stringify(action.body)}`);
}

function missingValues(action: HttpAction, values: ActionValues): string[] {
  return blanksOf(action).filter((name) => !Object.hasOwn(values, name));
}

function fillAddress(template: string, values: ActionValues): Result<URL, ActionFailure> {
  const start = /^https?:\/\/[^/?#{}]+/i.exec(template)?.[0];
  if (start === undefined || !URL.canParse(start))
    return setting("The address must begin with https:// and a host without blanks.");
  const filled = fillBlanks(template, (name) => encodeURIComponent(wellFormed(values[name])));
  const url = URL.parse(filled);
  if (!url || /[{}]/.test(filled)) return setting("The address is not a web address.");
  const path = pathOf(filled);
  // A part of dots alone, or an empty one, would make another path of it.
  if (url.origin !== new URL(start).origin || path.some((part) => /^\.{1,2}$/.test(part)))
    return details("A detail cannot be part of the address.");
  if (pathOf(template).some((part, index) => part !== "" && path[index] === ""))
    return details("A detail that the address needs is empty.");
  return ok(url);
}

function wellFormed(value: string | number | boolean | undefined): string {
  return String(value ?? "").toWellFormed();
}

function pathOf(address: string): string[] {
  const path = address.replace(/^https?:\/\/[^/?#]+/i, "").split(/[?#]/)[0] ?? "";
  return path.split("/");
}

/** A text that is one blank takes the value with its type; others take it as text. */
function fillJson(value: unknown, values: ActionValues): unknown {
  if (typeof value === "string") {
    const whole = /^\{([a-z][a-z0-9_]{0,39})\}$/.exec(value)?.[1];
    if (whole !== undefined) return values[whole];
    return fillBlanks(value, (name) => wellFormed(values[name]));
  }
  if (Array.isArray(value)) return value.map((one) => fillJson(one, values));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [key, fillJson(one, values)]),
  );
}

function details(detail: string): { ok: false; problem: ActionFailure } {
  return refuse({ kind: "details", detail, status: null });
}

function setting(detail: string): { ok: false; problem: ActionFailure } {
  return refuse({ kind: "setting", detail, status: null });
}
