import { TEXT_LENGTH, teamEntrySchema, visitorEntrySchema } from "./entry-schema.ts";

const ULID = /^[0-7][0-9A-HJKMNP-TV-Z]{25}$/;
const MESSAGE_KEYS = 6;

/** What `visitorEntrySchema` says, for what comes over the socket: a message, as nearly everything is, is known without the schema. */
export function isVisitorEntry(value: object): boolean {
  return isPlainMessage(value) || visitorEntrySchema.safeParse(value).success;
}

export function isTeamEntry(value: object): boolean {
  return teamEntrySchema.safeParse(value).success;
}

/** True for nothing that the schema refuses. */
function isPlainMessage(value: object): boolean {
  const { v, id, by, at, kind, text, prev } = value as Record<string, unknown>;
  if (v !== 1 || kind !== "message") return false;
  if (Object.keys(value).length !== MESSAGE_KEYS + (prev === undefined ? 0 : 1)) return false;
  return (
    isUlid(id) &&
    isSubject(by) &&
    isTime(at) &&
    isText(text) &&
    (prev === undefined || isUlid(prev))
  );
}

function isUlid(value: unknown): boolean {
  return typeof value === "string" && ULID.test(value);
}

function isSubject(value: unknown): boolean {
  return typeof value === "string" && value.length >= 1 && value.length <= 64;
}

function isTime(value: unknown): boolean {
  return Number.isSafeInteger(value) && Math.abs(value as number) <= 8.64e15;
}

function isText(value: unknown): boolean {
  return typeof value === "string" && value.length <= TEXT_LENGTH && value.trim() !== "";
}
