import type { Attributes } from "./attributes.ts";
import { decide, type World } from "./decide.ts";
import type { Author, HeldReason, InternalFact, Place, RefusalReason } from "./fact.ts";
import type { Detail } from "./form.ts";
import type { Source, TeamEntry } from "./intent.ts";
import { type Lanes, recordedOf } from "./lanes.ts";
import { predict } from "./predict-state.ts";
import { byPlace, publicItems, seenOf, visitorItems } from "./public-items.ts";
import { blankState, evolve, type State } from "./state.ts";
import { internalItems, teamItems } from "./team-items.ts";

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
  | { kind: "described"; attributes: Attributes }
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
    shown: predict(state, lanes, world.now, (before, entry, actor) => {
      const decided = decide(before, entry, actor, world);
      return decided.ok ? decided.value : [];
    }),
    seen: seenOf(lanes),
    traces: tracesOf(lanes),
  };
}

function tracesOf({ e }: Lanes): Conversation["traces"] {
  const answered = Object.values(e).flatMap((fact) =>
    fact.kind === "answered" ? [[fact.of, fact] as const] : [],
  );
  return Object.fromEntries(answered);
}
