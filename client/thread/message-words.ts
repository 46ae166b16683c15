import type { Conversation, ThreadItem } from "../../shared/domain/conversation.ts";
import type { SyncState } from "../engine/engine.ts";
import { clockTime } from "../ui/time.ts";
import { refusalWords } from "./refusal-words.ts";

type Message = Extract<ThreadItem, { type: "message" }>;

const LATE_MS = 5 * 60_000;

/** How far a message of the team has come. Null when there is nothing to say. */
export function deliveryWords(
  message: Message,
  world: { isLast: boolean; readByVisitor: number; sync: SyncState },
): string | null {
  if (message.by.type === "visitor") return null;
  switch (message.delivery.is) {
    case "pending":
      return pendingWords(world.sync);
    case "refused":
      return refusalWords("reply", message.delivery.why);
    case "sent":
      return world.isLast ? sentWords(message, world.readByVisitor) : null;
    case "held":
    case "discarded":
      return null;
  }
}

function pendingWords(sync: SyncState): string {
  if (sync.is === "live") return "Saving";
  return sync.is === "not-saved" ? "Not saved on this device" : "Queued";
}

function sentWords(message: Message, readByVisitor: number): string {
  return message.place !== null && message.place.q <= readByVisitor ? "Seen" : "Sent";
}

/** Says it when something was written long before it arrived. */
export function lateWords(message: Message): string | null {
  if (message.place === null || message.by.type === "agent") return null;
  if (message.place.ms - message.at < LATE_MS) return null;
  return `Written ${clockTime(message.at)}, delivered ${clockTime(message.place.ms)}`;
}

/** What the team should know of how an answer came about; a handoff's card says it itself. */
export function becauseWords(trace: Conversation["traces"][string] | undefined): string | null {
  if (trace === undefined) return null;
  const isAnswer = trace.reason === null || trace.reason === "doubtful";
  return isAnswer ? (trace.because ?? null) : null;
}
