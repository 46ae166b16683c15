import type { InternalFact, Outcome, Place, PublicFact, Recorded } from "./fact.ts";
import type { TeamEntry, VisitorEntry } from "./intent.ts";

/** A stamp gives a visitor's entry its place: `[q, ms]`. */
export type Stamp = [q: number, ms: number];

/** Everything two documents of a conversation hold, as plain records keyed by entry id. The visitor's view has empty `o`, `x`, `e`. */
export interface Lanes {
  v: Readonly<Record<string, VisitorEntry>>;
  s: Readonly<Record<string, Stamp>>;
  f: Readonly<Record<string, PublicFact & Place>>;
  o: Readonly<Record<string, TeamEntry>>;
  x: Readonly<Record<string, Outcome & Place>>;
  e: Readonly<Record<string, InternalFact & Place>>;
}

export type LaneName = keyof Lanes;

export const conversationLanes = ["v", "f", "s"] as const;
export const internalLanes = ["o", "x", "e"] as const;

export function emptyLanes(): Lanes {
  return { v: {}, s: {}, f: {}, o: {}, x: {}, e: {} };
}

/** All that has a place, in the order of the log (C2). */
export function recordedOf(lanes: Lanes): Recorded[] {
  const recorded: Recorded[] = [];
  for (const [id, fact] of Object.entries(lanes.v)) {
    const stamp = lanes.s[id];
    if (stamp !== undefined)
      recorded.push({ lane: "v", fact, place: { q: stamp[0], i: 0, ms: stamp[1] } });
  }
  for (const fact of Object.values(lanes.f))
    recorded.push({ lane: "f", fact, place: placeOf(fact) });
  for (const fact of Object.values(lanes.x))
    recorded.push({ lane: "x", fact, place: placeOf(fact) });
  for (const fact of Object.values(lanes.e))
    recorded.push({ lane: "e", fact, place: placeOf(fact) });
  return recorded.toSorted((a, b) => a.place.q - b.place.q || a.place.i - b.place.i);
}

/** The lanes as they were when the log had come to `q`; what a teammate wrote counts from its ruling on. */
export function lanesUntil(lanes: Lanes, q: number): Lanes {
  const upTo = <Fact extends Place>(lane: Readonly<Record<string, Fact>>) =>
    Object.fromEntries(Object.entries(lane).filter(([, fact]) => fact.q <= q));
  const stamped = Object.entries(lanes.s).filter(([, [place]]) => place <= q);
  const s = Object.fromEntries(stamped);
  const v = Object.fromEntries(Object.entries(lanes.v).filter(([id]) => id in s));
  return { ...lanes, v, s, f: upTo(lanes.f), x: upTo(lanes.x), e: upTo(lanes.e) };
}

function placeOf({ q, i, ms }: Place): Place {
  return { q, i, ms };
}
