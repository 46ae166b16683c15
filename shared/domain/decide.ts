import type { Author, Fact, Outcome, RefusalReason } from "./fact.ts";
import type { AgentCommit, Intent, TagGuess, TeamEntry, VisitorEntry } from "./intent.ts";
import { decideVisitor } from "./decide-visitor.ts";
import { askForm, handOffPlanned } from "./decide-form.ts";
import { handOff } from "./hand-off.ts";
import { ok, refuse, type Result } from "./result.ts";
import { isStale, type State } from "./state.ts";

/** What a decision may look at besides the state. */
export interface World {
  now: number;
  /** The member's display name; null when there is no such member. */
  memberName(id: string): string | null;
}

export type AgentRefusal = "human" | "turn" | "newer";
export type Refusal = { why: RefusalReason } | { agent: AgentRefusal };

/**
 * Rules on one intent: the facts that follow from it, or why not.
 * The same function shows a pending intent on the client and decides it on the server (C16: total).
 */
export function decide(
  state: State,
  intent: Intent,
  actor: Author,
  world: World,
): Result<Fact[], Refusal> {
  if (intent.kind === "agent-commit") return decideAgent(state, intent, actor);
  if (intent.kind === "end-patience") return ok(handOffPlanned(state, intent.id, null)); // H7
  if (intent.kind === "release-member") return ok(releaseMember(state, intent.member, intent.id));
  if (actor.type === "visitor") return ok(decideVisitor(state, intent as VisitorEntry, actor));
  return decideTeam(state, intent as TeamEntry, actor, world);
}

function decideTeam(
  state: State,
  entry: TeamEntry,
  actor: Author,
  world: World,
): Result<Fact[], Refusal> {
  const outcome = outcomeOf(entry);
  const no = (why: RefusalReason) => refuse<Refusal>({ why });
  switch (entry.kind) {
    case "reply":
      return decideReply(state, entry, actor);
    case "note":
      return ok([outcome({ kind: "noted" })]);
    case "take-over":
      if (ownedByOther(state, actor.id)) return no("human-has-it"); // C7
      return ok([outcome({ kind: "done" }), ...claim(state, entry.id, actor)]);
    case "assign":
      if (currentOwner(state) !== entry.from) return no("changed"); // C12
      if (entry.to !== null && world.memberName(entry.to) === null) return no("unknown-member");
      return ok([outcome({ kind: "done" }), ...assign(state, entry.id, entry.to, actor, world)]);
    case "hand-back":
      if (state.mode === "agent" && state.resolvedBy === null) return no("agent-has-it");
      if (ownedByOther(state, actor.id)) return no("human-has-it"); // H4
      return ok([outcome({ kind: "done" }), status(entry.id, "agent", actor)]);
    case "resolve":
      if (state.resolvedBy !== null) return no("already-resolved");
      return ok([outcome({ kind: "done" }), status(entry.id, "resolved", actor)]);
    case "reopen":
      if (state.resolvedBy === null) return no("not-resolved");
      return ok([outcome({ kind: "done" }), status(entry.id, "waiting", actor)]); // C13
    case "snooze":
      if (entry.until <= world.now) return no("time-is-past");
      if (state.resolvedBy !== null) return no("already-resolved");
      return ok([outcome({ kind: "snoozed", until: entry.until })]);
    case "add-tag":
      return ok([outcome({ kind: "tagged", tag: entry.tag })]);
    case "remove-tag":
      return ok([outcome({ kind: "untagged", tag: entry.tag })]);
    case "discard":
      if (state.held[entry.of] !== actor.id) return no("unknown-reply");
      return ok([outcome({ kind: "discarded", of: entry.of })]);
    default:
      return no("unknown-kind"); // C16
  }
}

function decideReply(
  state: State,
  entry: Extract<TeamEntry, { kind: "reply" }>,
  actor: Author,
): Result<Fact[], Refusal> {
  const outcome = outcomeOf(entry);
  if (entry.of !== undefined && state.held[entry.of] !== actor.id)
    return refuse({ why: "unknown-reply" }); // C10
  const isFree = currentOwner(state) === null;
  if (ownedByOther(state, actor.id) && entry.anyway !== true) {
    return ok([outcome({ kind: "held", why: "human-has-it" }), ...dropHeld(entry)]); // C9
  }
  if (isStale(state, actor.id, entry.seen)) {
    const claimed = isFree ? claim(state, entry.id, actor) : []; // C11
    return ok([outcome({ kind: "held", why: "written-before" }), ...claimed, ...dropHeld(entry)]); // C8
  }
  const message: Fact = {
    lane: "f",
    fact: {
      kind: "message",
      id: entry.id,
      by: actor,
      text: entry.text,
      ...(entry.of === undefined ? {} : { of: entry.of }),
    },
  };
  const claimed = isFree || state.resolvedBy !== null ? claim(state, entry.id, actor) : []; // C7, C13
  return ok([outcome({ kind: "published" }), ...claimed, message]);
}

/** A reply that was sent again and is held again replaces the one it names. */
function dropHeld(entry: Extract<TeamEntry, { kind: "reply" }>): Fact[] {
  if (entry.of === undefined) return [];
  return [
    {
      lane: "x",
      fact: { kind: "discarded", id: `${entry.id}/replaced`, by: entry.by, of: entry.of },
    },
  ];
}

function decideAgent(state: State, commit: AgentCommit, actor: Author): Result<Fact[], Refusal> {
  if (state.mode !== "agent" || state.resolvedBy !== null) return refuse({ agent: "human" }); // H3
  if (state.turn !== commit.trigger) return refuse({ agent: "turn" });
  if (state.lastVisitorQ !== commit.seen) return refuse({ agent: "newer" }); // A2
  const { result } = commit;
  const id = `ai:${commit.trigger}`; // A1
  const message: Fact = {
    lane: "f",
    fact: {
      kind: "message",
      id,
      by: actor,
      text: result.text,
      ...(result.sources.length > 0 ? { sources: result.sources } : {}),
    },
  };
  const trace: Fact = {
    lane: "e",
    fact: {
      kind: "answered",
      id: `${id}/answered`,
      of: id,
      confidence: result.confidence,
      reason: result.reason,
      passages: result.passages,
      ms: result.ms,
      ...(result.because === undefined ? {} : { because: result.because }),
    },
  };
  const handedOff =
    result.action === "hand-off"
      ? handOff(id, result.reason ?? "low-confidence", result.confidence, actor)
      : [];
  const asked = askForm(id, actor, result);
  return ok([message, trace, ...agentTags(state, id, result.tags), ...handedOff, ...asked]);
}

/** C14, C19: never one that a person removed, never one that is there, each once; a guess is only suggested. */
function agentTags(state: State, id: string, tags: readonly TagGuess[]): Fact[] {
  const named = new Map(tags.map((one) => [one.tag, one]));
  return [...named.values()]
    .filter(({ tag }) => !state.tags.includes(tag) && !state.removedTags.includes(tag))
    .map(({ tag, confidence, isSure }) => ({
      lane: "e" as const,
      fact: isSure
        ? { kind: "agent-tagged" as const, id: `${id}/tag/${tag}`, tag, confidence }
        : { kind: "tag-suggested" as const, id: `${id}/suggested/${tag}`, tag, confidence },
    }));
}

function releaseMember(state: State, member: string, id: string): Fact[] {
  if (state.resolvedBy !== null || state.owner !== member) return [];
  return [
    status(id, "waiting", null),
    { lane: "e", fact: { kind: "assigned", id: `${id}/assigned`, to: null, by: "system" } },
  ];
}

function assign(state: State, id: string, to: string | null, actor: Author, world: World): Fact[] {
  const assigned: Fact = {
    lane: "e",
    fact: { kind: "assigned", id: `${id}/assigned`, to, by: actor.id },
  };
  if (to === null) return [status(id, "waiting", actor), assigned];
  return [
    ...claim(state, id, { type: "teammate", id: to, name: world.memberName(to) ?? "" }),
    assigned,
  ];
}

function claim(state: State, id: string, by: Author): Fact[] {
  if (currentOwner(state) === by.id) return [];
  return [{ lane: "f", fact: { kind: "joined", id: `${id}/joined`, by } }];
}

function status(id: string, to: "agent" | "waiting" | "resolved", by: Author | null): Fact {
  return { lane: "f", fact: { kind: "status", id: `${id}/status`, to, by } };
}

/** The owner of an open conversation; a resolved one has nobody (C13). */
export function currentOwner(state: State): string | null {
  return state.resolvedBy === null ? state.owner : null;
}

function ownedByOther(state: State, id: string): boolean {
  const owner = currentOwner(state);
  return owner !== null && owner !== id;
}

type OutcomeBody = Outcome extends infer One
  ? One extends Outcome
    ? Omit<One, "id" | "by">
    : never
  : never;

function outcomeOf(entry: TeamEntry): (body: OutcomeBody) => Fact {
  return (body) => ({ lane: "x", fact: { id: entry.id, by: entry.by, ...body } as Outcome });
}

/** The outcome that records a refusal of a team intent, so that its author learns why. */
export function refusalOutcome(entry: TeamEntry, why: RefusalReason): Fact {
  return { lane: "x", fact: { kind: "refused", id: entry.id, by: entry.by, why } };
}
