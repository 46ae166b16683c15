import type { Author } from "../../shared/domain/fact.ts";
import type { ThreadEvent } from "../../shared/domain/conversation.ts";
import { refusalWords } from "./refusal-words.ts";

export interface EventNames {
  me: string;
  memberName(id: string): string;
  tagName(id: string): string;
  until(ms: number): string;
}

/** One event as a quiet line. Null for what another line says already or a card shows. */
export function eventWords(event: ThreadEvent, names: EventNames): string | null {
  switch (event.kind) {
    case "asked-for-person":
      return "The visitor asked to talk to a person";
    case "gave-details":
      return detailsWords(event);
    case "described":
      return attributeWords(event);
    case "form-asked":
      return `${authorName(event.by, names)} asked for details: ${event.title}`;
    case "details-given":
      return `The visitor shared ${event.details.map(({ label, value }) => `${label}: ${value}`).join(", ") || "nothing"}`;
    case "form-sent":
      return null;
    case "form-skipped":
      return `The visitor skipped: ${event.title}`;
    case "joined":
      return `${authorName(event.by, names)} took over`;
    case "status":
      return statusWords(event, names);
    case "handed-off":
      return null;
    case "assigned":
      return assignedWords(event, names);
    case "snoozed":
      return `${person(event.by, names)} snoozed this until ${names.until(event.until)}`;
    case "tagged":
      return `${person(event.by, names)} added the tag ${names.tagName(event.tag)}`;
    case "untagged":
      return `${person(event.by, names)} removed the tag ${names.tagName(event.tag)}`;
    case "agent-tagged":
      return `The agent added the tag ${names.tagName(event.tag)}`;
    case "refused":
      return refusalWords(event.what, event.why);
  }
}

function person(id: string, names: EventNames): string {
  if (id === names.me) return "You";
  return id === "system" ? "Lobby" : names.memberName(id);
}

function authorName(by: Author, names: EventNames): string {
  if (by.type === "visitor") return "The visitor";
  if (by.type === "agent") return by.name ?? "The agent";
  return by.id === names.me ? "You" : (by.name?.split(" ")[0] ?? names.memberName(by.id));
}

function detailsWords(event: Extract<ThreadEvent, { kind: "gave-details" }>): string {
  const given = [event.name, event.email].filter((one) => one !== null);
  return `The visitor left details: ${given.join(", ")}`;
}

function attributeWords({ attributes }: Extract<ThreadEvent, { kind: "described" }>): string {
  const told = Object.entries(attributes).map(([name, value]) =>
    value === "" ? `no ${name}` : `${name}: ${value}`,
  );
  return `The site says of the visitor: ${told.join(", ")}`;
}

function statusWords(event: Extract<ThreadEvent, { kind: "status" }>, names: EventNames): string {
  const who = event.by === null ? "Lobby" : authorName(event.by, names);
  if (event.to === "resolved") return `${who} resolved this`;
  if (event.to === "agent") return `${who} gave this back to the agent`;
  if (event.by?.type === "visitor") return "The visitor wrote again and reopened this";
  return `${who} reopened this for the team`;
}

function assignedWords(
  event: Extract<ThreadEvent, { kind: "assigned" }>,
  names: EventNames,
): string {
  const who = person(event.by, names);
  if (event.to === null) return `${who} put this back to unassigned`;
  if (event.to === event.by) return `${who} took this`;
  const whom = event.to === names.me ? "you" : names.memberName(event.to);
  return `${who} assigned this to ${whom}`;
}
