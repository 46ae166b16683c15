import type { Delivery, ThreadEvent, ThreadItem } from "./conversation.ts";
import type { Author, Outcome, Place } from "./fact.ts";
import type { TeamEntry } from "./intent.ts";
import type { Lanes } from "./lanes.ts";
import { placeOf } from "./public-items.ts";

type ItemBase = Pick<ThreadItem, "id" | "place" | "at">;

/** A team intent is shown by its published copy if there is one, else by its outcome, else as pending. */
export function teamItems({ o, x, f }: Lanes): ThreadItem[] {
  const dropped = new Set<string>();
  for (const outcome of Object.values(x)) if (outcome.kind === "discarded") dropped.add(outcome.of);
  for (const fact of Object.values(f))
    if (fact.kind === "message" && fact.of !== undefined) dropped.add(fact.of);
  return Object.values(o)
    .filter((entry) => !(entry.id in f))
    .flatMap((entry) => teamItem(entry, x[entry.id], dropped.has(entry.id)));
}

function teamItem(
  entry: TeamEntry,
  outcome: (Outcome & Place) | undefined,
  isDropped: boolean,
): ThreadItem[] {
  const base = {
    id: entry.id,
    place: outcome === undefined ? null : placeOf(outcome),
    at: entry.at,
  };
  const by: Author = { type: "teammate", id: entry.by };
  if (entry.kind === "reply") {
    const delivery: Delivery = isDropped ? { is: "discarded" } : deliveryOf(outcome);
    return [{ ...base, type: "message", by, text: entry.text, sources: [], delivery }];
  }
  if (entry.kind === "note")
    return [{ ...base, type: "note", by, text: entry.text, delivery: deliveryOf(outcome) }];
  const event = outcome === undefined ? null : eventOf(entry, outcome);
  return event === null ? [] : [{ ...base, type: "event", event }];
}

function deliveryOf(outcome: Outcome | undefined): Delivery {
  if (outcome === undefined) return { is: "pending" };
  if (outcome.kind === "held") return { is: "held", why: outcome.why };
  if (outcome.kind === "refused") return { is: "refused", why: outcome.why };
  return { is: "sent" };
}

function eventOf(entry: TeamEntry, outcome: Outcome): ThreadEvent | null {
  switch (outcome.kind) {
    case "refused":
      return { kind: "refused", what: entry.kind, why: outcome.why, by: entry.by };
    case "snoozed":
      return { kind: "snoozed", until: outcome.until, by: entry.by };
    case "tagged":
    case "untagged":
      return { kind: outcome.kind, tag: outcome.tag, by: entry.by };
    default:
      return null;
  }
}

export function internalItems({ e }: Lanes): ThreadItem[] {
  return Object.values(e).flatMap((fact): ThreadItem[] => {
    const base = { id: fact.id, place: placeOf(fact), at: fact.ms };
    switch (fact.kind) {
      case "handed-off":
        return [
          {
            ...base,
            type: "event",
            event: {
              kind: "handed-off",
              reason: fact.reason,
              confidence: fact.confidence,
              of: fact.of ?? fact.id.replace(/\/handoff$/, ""),
            },
          },
        ];
      case "assigned":
        return [{ ...base, type: "event", event: { kind: "assigned", to: fact.to, by: fact.by } }];
      case "agent-tagged":
        return [
          {
            ...base,
            type: "event",
            event: { kind: "agent-tagged", tag: fact.tag, confidence: fact.confidence },
          },
        ];
      case "tag-suggested":
      case "answered":
      case "handoff-planned":
        return [];
      default:
        return [{ ...(base as ItemBase), type: "unknown" }]; // C17
    }
  });
}
