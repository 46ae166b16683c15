import type { ThreadItem } from "./conversation.ts";
import type { Author, Place, PublicFact } from "./fact.ts";
import type { VisitorEntry } from "./intent.ts";
import type { Lanes } from "./lanes.ts";

type ItemBase = Pick<ThreadItem, "id" | "place" | "at">;

/** C2, C3: placed entries by place, pending ones after them by id. */
export function byPlace(a: ThreadItem, b: ThreadItem): number {
  if (a.place === null && b.place === null) return a.id < b.id ? -1 : 1;
  if (a.place === null) return 1;
  if (b.place === null) return -1;
  return a.place.q - b.place.q || a.place.i - b.place.i;
}

export function visitorItems({ v, s }: Lanes): ThreadItem[] {
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
    case "attributes":
      return { ...base, type: "event", event: { kind: "described", attributes: entry.attributes } };
    case "answer-form":
    case "skip-form":
      // What came of it is a fact of its own (H5).
      if (place !== null) return null;
      return { ...base, type: "event", event: { kind: "form-sent", form: entry.form } };
    default:
      return { ...(base as ItemBase), type: "unknown" }; // C17
  }
}

export function publicItems({ f, o }: Lanes): ThreadItem[] {
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

/** The highest public `q` of all that is here. */
export function seenOf({ f, s }: Lanes): number {
  let seen = 0;
  for (const fact of Object.values(f)) seen = Math.max(seen, fact.q);
  for (const [q] of Object.values(s)) seen = Math.max(seen, q);
  return seen;
}

export function placeOf({ q, i, ms }: Place): Place {
  return { q, i, ms };
}
