import { decideForm, handOffPlanned } from "./decide-form.ts";
import type { Author, Fact } from "./fact.ts";
import { handOff } from "./hand-off.ts";
import type { VisitorEntry } from "./intent.ts";
import type { State } from "./state.ts";

/** What follows from a visitor's entry; never a refusal. */
export function decideVisitor(state: State, entry: VisitorEntry, actor: Author): Fact[] {
  switch (entry.kind) {
    case "message":
      if (state.resolvedBy !== null) return [reopened(state, entry.id, actor)]; // C5
      return handOffPlanned(state, entry.id, actor); // H7
    case "ask-for-person":
      return state.mode === "agent" ? handOff(entry.id, "requested", null, actor) : []; // H1
    case "answer-form":
    case "skip-form":
      return decideForm(state, entry, actor); // H5
    default:
      return [];
  }
}

function reopened(state: State, id: string, by: Author): Fact {
  const to = state.resolvedBy === "agent" && state.mode === "agent" ? "agent" : "waiting";
  return { lane: "f", fact: { kind: "status", id: `${id}/status`, to, by } };
}
