import type { Row } from "../../shared/domain/row.ts";
import { statusOf } from "../../shared/domain/state.ts";
import { clockTime } from "../ui/time.ts";

/** Who has a conversation, as a list shows it: a kind for the mark and words for everybody. */
export type Holder =
  | { kind: "agent"; words: string }
  | { kind: "waiting"; words: string }
  | { kind: "teammate"; id: string; words: string }
  | { kind: "snoozed"; words: string }
  | { kind: "resolved"; words: string };

export interface HolderNames {
  me: string;
  now: number;
  memberName(id: string): string;
  agentName(id: string): string;
}

export function holderOf(row: Row, names: HolderNames): Holder {
  switch (statusOf(row, names.now)) {
    case "agent":
      return { kind: "agent", words: names.agentName(row.agent) };
    case "waiting":
      return { kind: "waiting", words: "Nobody yet" };
    case "human":
      return { kind: "teammate", id: row.owner ?? "", words: nameOf(row.owner, names) };
    case "snoozed":
      return { kind: "snoozed", words: `Until ${untilWords(row.snoozedUntil ?? 0, names.now)}` };
    case "resolved":
      return { kind: "resolved", words: resolvedWords(row, names) };
  }
}

function nameOf(owner: string | null, names: HolderNames): string {
  if (owner === null) return "Nobody";
  return owner === names.me ? "You" : names.memberName(owner);
}

function resolvedWords(row: Row, names: HolderNames): string {
  if (row.resolvedBy === "agent") return `Resolved by ${names.agentName(row.agent)}`;
  if (row.owner === null) return "Resolved";
  return `Resolved, ${nameOf(row.owner, names)}`;
}

/** A moment to come: "14:00" today, otherwise the day and the time. */
export function untilWords(until: number, now: number): string {
  const time = clockTime(until);
  if (new Date(until).toDateString() === new Date(now).toDateString()) return time;
  const isSoon = until - now < 6 * 86_400_000;
  const day = new Date(until).toLocaleDateString(
    "en-GB",
    isSoon ? { weekday: "short" } : { day: "numeric", month: "short" },
  );
  return `${day} ${time}`;
}

/** Who wrote the last message, before the words of it; the visitor needs no name there. */
export function previewPrefix(row: Row, names: HolderNames): string {
  if (row.lastBy === "agent") return "AI: ";
  if (row.lastBy !== "teammate" || row.lastById === null) return "";
  return row.lastById === names.me ? "You: " : `${names.memberName(row.lastById)}: `;
}

/** A preview without the marks of the Markdown subset. */
export function plainPreview(text: string): string {
  return text
    .replace(/^[-*•]\s+/, "")
    .replaceAll(/\[([^\]]+)\]\([^)\s]+\)/g, "$1")
    .replaceAll(/\*\*|`|(?<![\w*])[*_](?=\S)|(?<=\S)[*_](?!\w)/g, "");
}
