import type { RefusalReason } from "../../shared/domain/fact.ts";
import type { TeamEntry } from "../../shared/domain/intent.ts";

const deeds: Record<TeamEntry["kind"], string> = {
  reply: "The reply",
  note: "The note",
  "take-over": "Taking over",
  assign: "The assignment",
  "hand-back": "Handing back",
  resolve: "Resolving",
  reopen: "Reopening",
  snooze: "The snooze",
  "add-tag": "The tag",
  "remove-tag": "Removing the tag",
  discard: "Discarding",
};

const reasons: Record<RefusalReason, string> = {
  "unknown-kind": "the server does not know how",
  "human-has-it": "somebody else has this conversation",
  "agent-has-it": "the agent has it already",
  changed: "somebody else was assigned in the meantime",
  "unknown-member": "that person is no longer in the team",
  "unknown-reply": "that reply was already sent or discarded",
  "already-resolved": "it is already resolved",
  "not-resolved": "it is open already",
  "time-is-past": "that time has passed",
  internal: "the server could not record it",
};

/** Why something that was asked for did not happen. */
export function refusalWords(what: TeamEntry["kind"], why: RefusalReason): string {
  return `${deeds[what]} did not happen: ${reasons[why]}`;
}
