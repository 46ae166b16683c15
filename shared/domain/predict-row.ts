import { decide, type World } from "./decide.ts";
import type { Author, Fact } from "./fact.ts";
import type { TeamEntry } from "./intent.ts";
import { evolveSummary, type Row, type Summary } from "./row.ts";
import { evolve, type State } from "./state.ts";

/** The row as it will look when the pending intents are accepted, so that the list shows them at once. */
export function predictRow(row: Row, pending: readonly TeamEntry[], world: World): Row {
  return pending.reduce((before, entry) => predictOne(before, entry, world), row);
}

function predictOne(row: Row, entry: TeamEntry, world: World): Row {
  const state = stateOf(row, entry);
  const actor: Author = { type: "teammate", id: entry.by };
  const decided = decide(state, entry, actor, world);
  if (!decided.ok) return row;
  const place = { q: row.lastQ, i: 0, ms: world.now };
  const after = decided.value.reduce(
    (next: State, fact: Fact) => evolve(next, { ...fact, place }),
    state,
  );
  const summary = decided.value.reduce(
    (next: Summary, fact: Fact) => evolveSummary(next, { ...fact, place }),
    { ...row, name: null, email: null },
  );
  return {
    ...row,
    mode: after.mode,
    owner: after.owner,
    resolvedBy: after.resolvedBy,
    snoozedUntil: after.snoozedUntil,
    tags: after.tags,
    waitingSince: after.waitingSince,
    handoff: after.handoff?.reason ?? null,
    isUnanswered: after.turn !== null,
    heldBy: [...new Set(Object.values(after.held))],
    preview: summary.preview,
    lastBy: summary.lastBy,
    lastById: summary.lastById,
    lastAt: summary.lastAt,
    messages: summary.messages,
  };
}

/** As much of the state as a row tells. */
function stateOf(row: Row, entry: TeamEntry): State {
  const of = "of" in entry ? entry.of : undefined;
  const heldBy = row.heldBy.map((by) => [
    of !== undefined && by === entry.by ? of : `held by ${by}`,
    by,
  ]);
  const hasSpoken = row.lastBy !== "visitor" && row.lastById !== null;
  return {
    mode: row.mode,
    owner: row.owner,
    resolvedBy: row.resolvedBy,
    snoozedUntil: row.snoozedUntil,
    lastVisitorQ: row.lastVisitorQ,
    tags: row.tags,
    waitingSince: row.waitingSince,
    turn: row.isUnanswered ? row.id : null,
    turnAt: row.waitingSince,
    spoke: hasSpoken ? { [row.lastById ?? ""]: row.lastQ } : {},
    removedTags: [],
    suggestedTags: [],
    form: null,
    planned: null,
    handoff: row.handoff === null ? null : { reason: row.handoff, ms: 0 },
    held: Object.fromEntries(heldBy),
  };
}
