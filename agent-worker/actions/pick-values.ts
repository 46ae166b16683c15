import { ok, refuse, type Result } from "../../shared/domain/result.ts";
import type { ActionPick } from "../../shared/protocol/http-action.ts";
import type { PickedValue } from "./action-outcome.ts";

const LONGEST_TEXT = 1000;

/** The values that an action wants out of a system's answer; the problem is a sentence that names the first it lacks. */
export function pickValues(
  answer: unknown,
  picks: ActionPick[],
): Result<Record<string, PickedValue>, string> {
  const values: Record<string, PickedValue> = {};
  for (const pick of picks) {
    const value = readAs(pick.type, valueAt(answer, pick.path));
    if (value === undefined && !pick.isOptional)
      return refuse(`The answer has no ${pick.type} at ${pick.path || "its top"}.`);
    values[pick.name] = value ?? null;
  }
  return ok(values);
}

/** Own properties alone, so that `constructor` is no value. */
function valueAt(answer: unknown, path: string): unknown {
  let value = answer;
  for (const part of path.split(/[.[\]]+/).filter(Boolean)) {
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, part))
      return undefined;
    value = (value as Record<string, unknown>)[part];
  }
  return value;
}

function readAs(type: ActionPick["type"], value: unknown): PickedValue | undefined {
  switch (type) {
    case "text":
      return typeof value === "string" || typeof value === "number"
        ? String(value).toWellFormed().slice(0, LONGEST_TEXT)
        : undefined;
    case "number":
      return readNumber(value);
    case "boolean":
      return typeof value === "boolean" ? value : undefined;
    case "date":
      return readDate(value);
    case "link":
      return typeof value === "string" ? readLink(value) : undefined;
  }
}

function readNumber(value: unknown): number | undefined {
  const isWritten = typeof value === "string" && value.length < 40 && value.trim() !== "";
  const number = typeof value === "number" || isWritten ? Number(value) : Number.NaN;
  return Number.isFinite(number) ? number : undefined;
}

/** A day as it is written, a moment in UTC; a number is milliseconds, or seconds where it is that small. */
function readDate(value: unknown): string | undefined {
  if (typeof value === "string" && /^\d{4}-\d{2}-\d{2}$/.test(value))
    return Number.isNaN(Date.parse(value)) ? undefined : value;
  const isIso = typeof value === "string" && /^\d{4}-\d{2}-\d{2}T/.test(value);
  const isNumber = typeof value === "number";
  if (!isIso && !isNumber) return undefined;
  const date = new Date(isNumber && value < 100_000_000_000 ? value * 1000 : value);
  return Number.isNaN(date.getTime()) ? undefined : date.toISOString();
}

function readLink(value: string): string | undefined {
  const url = value.length <= 2000 ? URL.parse(value) : null;
  const isSafe = url && /^https?:$/.test(url.protocol) && !url.username && !url.password;
  return isSafe ? url.href : undefined;
}
