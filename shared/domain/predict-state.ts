import { decide, type World } from "./decide.ts";
import type { Author, Fact } from "./fact.ts";
import type { TeamEntry, VisitorEntry } from "./intent.ts";
import type { Lanes } from "./lanes.ts";
import { evolve, type State } from "./state.ts";

/** Runs the pending intents through the rules, so that their effect shows at once. */
export function predict(state: State, { v, s, o, x }: Lanes, world: World): State {
  const pending = [
    ...Object.values(v).filter((entry) => !(entry.id in s)),
    ...Object.values(o).filter((entry) => !(entry.id in x)),
  ].toSorted((a, b) => (a.id < b.id ? -1 : 1));
  return pending.reduce((before, entry) => predictOne(before, entry, entry.id in v, world), state);
}

function predictOne(
  state: State,
  entry: VisitorEntry | TeamEntry,
  isVisitors: boolean,
  world: World,
): State {
  const actor: Author = { type: isVisitors ? "visitor" : "teammate", id: entry.by };
  const place = { q: state.lastVisitorQ, i: 0, ms: world.now };
  const decided = decide(state, entry, actor, world);
  const written = isVisitors
    ? evolve(state, { lane: "v", fact: entry as VisitorEntry, place })
    : state;
  if (!decided.ok) return written;
  return decided.value.reduce(
    (next: State, fact: Fact) => evolve(next, { ...fact, place }),
    written,
  );
}
