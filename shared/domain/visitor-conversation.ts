import type { Conversation } from "./conversation.ts";
import { decideVisitor } from "./decide-visitor.ts";
import type { VisitorEntry } from "./intent.ts";
import { type Lanes, recordedOf } from "./lanes.ts";
import { predict } from "./predict-state.ts";
import { byPlace, publicItems, seenOf, visitorItems } from "./public-items.ts";
import { blankState, evolve } from "./state.ts";

/** `readConversation` of the visitor's document alone, without the team's rules: the widget has no room for them. */
export function readVisitorConversation(lanes: Lanes, now: number): Conversation {
  const state = recordedOf(lanes).reduce(evolve, blankState());
  return {
    items: [...visitorItems(lanes), ...publicItems(lanes)].toSorted(byPlace),
    state,
    shown: predict(state, lanes, now, (before, entry, actor) =>
      decideVisitor(before, entry as VisitorEntry, actor),
    ),
    seen: seenOf(lanes),
    traces: {},
  };
}
