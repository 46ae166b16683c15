import type { Author, Fact } from "./fact.ts";
import type { TeamEntry, VisitorEntry } from "./intent.ts";
import type { Lanes } from "./lanes.ts";
import { evolve, type State } from "./state.ts";

/** The facts that follow from an entry; none when it is refused. */
export type Ruling<Entry> = (state: State, entry: Entry, actor: Author) => Fact[];

/** Runs the pending intents through the rules, so that their effect shows at once. */
export function predict(
  state: State,
  { v, s, o, x }: Lanes,
  now: number,
  rule: Ruling<VisitorEntry | TeamEntry>,
): State {
  const pending = [
    ...Object.values(v).filter((entry) => !(entry.id in s)),
    ...Object.values(o).filter((entry) => !(entry.id in x)),
  ].toSorted((a, b) => (a.id < b.id ? -1 : 1));
  return pending.reduce((before: State, entry) => {
    const isVisitors = entry.id in v;
    const actor: Author = { type: isVisitors ? "visitor" : "teammate", id: entry.by };
    const place = { q: before.lastVisitorQ, i: 0, ms: now };
    const written = isVisitors
      ? evolve(before, { lane: "v", fact: entry as VisitorEntry, place })
      : before;
    return rule(before, entry, actor).reduce(
      (next: State, fact) => evolve(next, { ...fact, place }),
      written,
    );
  }, state);
}
