import type { ThreadItem } from "../../shared/domain/conversation.ts";
import type { Author } from "../../shared/domain/fact.ts";
import type { Source } from "../../shared/domain/intent.ts";
import type { EarlyEntry } from "../visit/early-entries.ts";

/** How far an own message has come. Null for a message of somebody else. */
export type Progress = "pending" | "sent" | "seen" | "refused" | null;

export interface MessageRow {
  type: "message";
  id: string;
  by: Author["type"];
  name: string;
  text: string;
  sources: Source[];
  /** When it is shown to have been said: the server's time once it has one. */
  at: number;
  /** Device time (by the server's clock) of a message that arrived more than two minutes after it was written. */
  writtenAt: number | null;
  progress: Progress;
  /** First, or last, of several in a row by one author. */
  isFirst: boolean;
  isLast: boolean;
  /** The visitor's latest message, which spells its progress out. */
  isLatestOwn: boolean;
}

export type Line =
  | { says: "asking" | "asked" | "handed-off" | "back-to-agent" | "closed" | "gave-details" }
  | { says: "joined"; name: string }
  | { says: "unknown" };

export type Row = MessageRow | { type: "line"; id: string; line: Line } | DayRow;

interface DayRow {
  type: "day";
  id: string;
  at: number;
}

export interface RowsInput {
  items: readonly ThreadItem[];
  /** Written, but not in the document yet. */
  early: readonly EarlyEntry[];
  refused: readonly EarlyEntry[];
  readByTeam: number;
  agentName: string;
  /** How far the server's clock is ahead of the device's. */
  clockOffset: number;
  now: number;
}

const LATE_MS = 2 * 60_000;
const RUN_MS = 5 * 60_000;

/** What the visitor sees of a conversation, in order. */
export function rowsOf(input: RowsInput): Row[] {
  const seen = seenUpTo(input);
  const inDocument = new Set(input.items.map(({ id }) => id));
  const rows: Row[] = [
    ...input.items.flatMap((item) => rowOf(item, seen, input)),
    ...input.early
      .filter(({ id }) => !inDocument.has(id))
      .flatMap((entry) => earlyRow(entry, "pending", input.clockOffset)),
    ...input.refused.flatMap((entry) => earlyRow(entry, "refused", input.clockOffset)),
  ];
  return withDays(withRuns(rows), input.now);
}

/** Whatever the team has read, or answered after. */
function seenUpTo({ items, readByTeam }: RowsInput): number {
  const answered = items.flatMap((item) =>
    item.type === "message" && item.by.type !== "visitor" && item.place !== null
      ? [item.place.q]
      : [],
  );
  return Math.max(readByTeam, ...answered);
}

function rowOf(item: ThreadItem, seen: number, { agentName, clockOffset }: RowsInput): Row[] {
  if (item.type === "message") return [messageRow(item, seen, agentName, clockOffset)];
  const line = item.type === "event" ? lineOf(item) : ({ says: "unknown" } as const);
  return line === null ? [] : [{ type: "line", id: item.id, line }];
}

function messageRow(
  item: Extract<ThreadItem, { type: "message" }>,
  seen: number,
  agentName: string,
  clockOffset: number,
): MessageRow {
  const { id, by, text, sources, place } = item;
  const written = item.at + clockOffset;
  const isOwn = by.type === "visitor";
  const isLate = isOwn && place !== null && place.ms - written > LATE_MS;
  const progress = place === null ? "pending" : place.q <= seen ? "seen" : "sent";
  return {
    ...blankRow,
    id,
    by: by.type,
    name: by.name ?? (by.type === "agent" ? agentName : ""),
    text,
    sources,
    at: place?.ms ?? written,
    writtenAt: isLate ? written : null,
    progress: isOwn ? progress : null,
  };
}

const blankRow = {
  type: "message" as const,
  isFirst: true,
  isLast: true,
  isLatestOwn: false,
};

function earlyRow({ id, at, body }: EarlyEntry, progress: Progress, clockOffset: number): Row[] {
  if (body.kind === "ask-for-person") return [{ type: "line", id, line: { says: "asking" } }];
  if (body.kind === "answer-form") return [{ type: "line", id, line: { says: "gave-details" } }];
  if (body.kind !== "message") return [];
  return [
    {
      ...blankRow,
      id,
      by: "visitor",
      name: "",
      text: body.text,
      sources: [],
      at: at + clockOffset,
      writtenAt: null,
      progress,
    },
  ];
}

function lineOf({ event, place }: Extract<ThreadItem, { type: "event" }>): Line | null {
  switch (event.kind) {
    case "asked-for-person":
      return { says: place === null ? "asking" : "asked" };
    case "gave-details":
    case "details-given":
    case "form-sent":
      return { says: "gave-details" };
    case "joined":
      return { says: "joined", name: event.by.name ?? "" };
    case "status":
      if (event.to === "waiting") return { says: "handed-off" };
      return { says: event.to === "agent" ? "back-to-agent" : "closed" };
    default:
      return null;
  }
}

function withRuns(rows: Row[]): Row[] {
  const latestOwn = rows.findLast((row) => row.type === "message" && row.by === "visitor");
  return rows.map((row, index) => {
    if (row.type !== "message") return row;
    return {
      ...row,
      isFirst: !isSameRun(rows[index - 1], row),
      isLast: !isSameRun(row, rows[index + 1]),
      isLatestOwn: row === latestOwn,
    };
  });
}

function isSameRun(one: Row | undefined, next: Row | undefined): boolean {
  return (
    one?.type === "message" &&
    next?.type === "message" &&
    one.by === next.by &&
    one.name === next.name &&
    Math.abs(next.at - one.at) < RUN_MS
  );
}

/** A date before the first message of each day; a conversation that begins today needs none. */
function withDays(rows: Row[], now: number): Row[] {
  let day = new Date(now).toDateString();
  return rows.flatMap((row): Row[] => {
    if (row.type !== "message") return [row];
    const its = new Date(row.at).toDateString();
    if (its === day) return [row];
    day = its;
    return [{ type: "day", id: `day:${row.id}`, at: row.at }, row];
  });
}
