import type { World } from "./decide.ts";
import type {
  Author,
  HeldReason,
  InternalFact,
  Outcome,
  Place,
  PublicFact,
  RefusalReason,
} from "./fact.ts";
import type { Detail } from "./form.ts";
import type { Source, TeamEntry, VisitorEntry } from "./intent.ts";
import { type Lanes, recordedOf } from "./lanes.ts";
import { predict } from "./predict-state.ts";
import { blankState, evolve, type State } from "./state.ts";

/** `pending`: only on this device (or on its way). `sent`: it has its place in the log. The rest is a ruling on a reply. */
export type Delivery =
  | { is: "pending" }
  | { is: "sent" }
  | { is: "held"; why: HeldReason }
  | { is: "refused"; why: RefusalReason }
  | { is: "discarded" };

interface ItemBase {
  id: string;
  /** Null while pending. */
  place: Place | null;
  /** The author's clock; the server's time where there is none. */
  at: number;
}

export type ThreadItem = ItemBase &
  (
    | { type: "message"; by: Author; text: string; sources: Source[]; delivery: Delivery }
    | { type: "note"; by: Author; text: string; delivery: Delivery }
    | { type: "event"; event: ThreadEvent }
    | { type: "unknown" }
  );

export type ThreadEvent =
  | { kind: "asked-for-person" }
  | { kind: "gave-details"; name: string | null; email: string | null }
  | { kind: "joined"; by: Author }
  | { kind: "status"; to: "agent" | "waiting" | "resolved"; by: Author | null }
  | { kind: "form-asked"; title: string; by: Author }
  | { kind: "details-given"; form: string; title: string; details: Detail[] }
  | { kind: "form-skipped"; title: string }
  | { kind: "form-sent"; form: string }
  | { kind: "handed-off"; reason: string; confidence: number | null; of: string }
  | { kind: "assigned"; to: string | null; by: string }
  | { kind: "snoozed"; until: number; by: string }
  | { kind: "tagged" | "untagged"; tag: string; by: string }
  | { kind: "agent-tagged"; tag: string; confidence: number }
  | { kind: "refused"; what: TeamEntry["kind"]; why: RefusalReason; by: string };

export interface Conversation {
  items: ThreadItem[];
  /** As the log has it. */
  state: State;
  /** With the pending intents of this device applied on top: what its user is shown. */
  shown: State;
  /** The highest public `q` here: what a reply written now has seen (C8). */
  seen: number;
  /** Confidence and passages behind each agent message, by message id; empty for a visitor. */
  traces: Readonly<Record<string, Extract<InternalFact, { kind: "answered" }>>>;
}

/** The conversation as a pure function of its entries (C1). */
export function readConversation(lanes: Lanes, world: World): Conversation {
  const state = recordedOf(lanes).reduce(evolve, blankState());
  const items = [
    ...visitorItems(lanes),
    ...publicItems(lanes),
    ...teamItems(lanes),
    ...internalItems(lanes),
  ];
  return {
    items: items.toSorted(byPlace),
    state,
    shown: predict(state, lanes, world),
    seen: seenOf(lanes),
    traces: tracesOf(lanes),
  };
}

/** C2, C3: placed entries by place, pending ones after them by id. */
function byPlace(a: ThreadItem, b: ThreadItem): number {
  if (a.place === null && b.place === null) return a.id < b.id ? -1 : 1;
  if (a.place === null) return 1;
  if (b.place === null) return -1;
  return a.place.q - b.place.q || a.place.i - b.place.i;
}

function visitorItems({ v, s }: Lanes): ThreadItem[] {
  return Object.values(v).flatMap((entry) => {
    const stamp = s[entry.id];
    const place = stamp === undefined ? null : { q: stamp[0], i: 0, ms: stamp[1] };
    return visitorItem(entry, place) ?? [];
  });
}

function visitorItem(entry: VisitorEntry, place: Place | null): ThreadItem | null {
  const base = { id: entry.id, place, at: entry.at };
  const by: Author = { type: "visitor", id: entry.by };
  switch (entry.kind) {
    case "message":
      return {
        ...base,
        type: "message",
        by,
        text: entry.text,
        sources: [],
        delivery: { is: place === null ? "pending" : "sent" },
      };
    case "ask-for-person":
      return { ...base, type: "event", event: { kind: "asked-for-person" } };
    case "details":
      return {
        ...base,
        type: "event",
        event: { kind: "gave-details", name: entry.name ?? null, email: entry.email ?? null },
      };
    case "answer-form":
    case "skip-form":
      // What came of it is a fact of its own (H5).
      if (place !== null) return null;
      return { ...base, type: "event", event: { kind: "form-sent", form: entry.form } };
    default:
      return { ...(base as ItemBase), type: "unknown" }; // C17
  }
}

function publicItems({ f, o }: Lanes): ThreadItem[] {
  return Object.values(f).map((fact) => publicItem(fact, o[fact.id]?.at));
}

function publicItem(fact: PublicFact & Place, at: number | undefined): ThreadItem {
  const base = { id: fact.id, place: placeOf(fact), at: at ?? fact.ms };
  switch (fact.kind) {
    case "message":
      return {
        ...base,
        type: "message",
        by: fact.by,
        text: fact.text,
        sources: fact.sources ?? [],
        delivery: { is: "sent" },
      };
    case "joined":
      return { ...base, type: "event", event: { kind: "joined", by: fact.by } };
    case "status":
      return { ...base, type: "event", event: { kind: "status", to: fact.to, by: fact.by } };
    case "form-asked":
      return {
        ...base,
        type: "event",
        event: { kind: "form-asked", title: fact.form.title, by: fact.by },
      };
    case "details-given": {
      const { form, title, details } = fact;
      return { ...base, type: "event", event: { kind: "details-given", form, title, details } };
    }
    case "form-skipped":
      return { ...base, type: "event", event: { kind: "form-skipped", title: fact.title } };
    default:
      return { ...(base as ItemBase), type: "unknown" }; // C17
  }
}

/** A team intent is shown by its published copy if there is one, else by its outcome, else as pending. */
function teamItems({ o, x, f }: Lanes): ThreadItem[] {
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

function internalItems({ e }: Lanes): ThreadItem[] {
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
      case "answered":
      case "handoff-planned":
        return [];
      default:
        return [{ ...(base as ItemBase), type: "unknown" }]; // C17
    }
  });
}

function seenOf({ f, s }: Lanes): number {
  let seen = 0;
  for (const fact of Object.values(f)) seen = Math.max(seen, fact.q);
  for (const [q] of Object.values(s)) seen = Math.max(seen, q);
  return seen;
}

function tracesOf({ e }: Lanes): Conversation["traces"] {
  const answered = Object.values(e).flatMap((fact) =>
    fact.kind === "answered" ? [[fact.of, fact] as const] : [],
  );
  return Object.fromEntries(answered);
}

function placeOf({ q, i, ms }: Place): Place {
  return { q, i, ms };
}
