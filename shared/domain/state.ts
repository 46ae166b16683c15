import type { Author, Mode, Recorded } from "./fact.ts";
import type { Form } from "./form.ts";

/** What the rules need to know of a conversation: a fold over its recorded facts, never changed otherwise. */
export interface State {
  mode: Mode;
  /** The teammate who has it, or who had it when it was resolved. */
  owner: string | null;
  resolvedBy: "agent" | "person" | null;
  snoozedUntil: number | null;
  /** The first visitor entry since the last published message (C6). */
  turn: string | null;
  /** Server time of that entry. */
  turnAt: number | null;
  /** `q` of the last visitor message. */
  lastVisitorQ: number;
  /** `q` of the last public thing each teammate or agent did. */
  spoke: Record<string, number>;
  tags: string[];
  /** Tags a person removed (C14). */
  removedTags: string[];
  /** Tags the agent is not sure of, the latest guess of each (C19). */
  suggestedTags: { tag: string; confidence: number }[];
  handoff: { reason: string; ms: number } | null;
  /** The form the visitor may still fill in, by the id of the fact that asked for it. */
  form: { id: string; form: Form; continues: boolean } | null;
  /** The handoff that waits for the form (H6): by which message of the agent, and why. */
  planned: { of: string; reason: string; confidence: number | null } | null;
  /** Held replies that wait for their author: intent id to author id. */
  held: Record<string, string>;
  /** When it began to wait for a person; null when it doesn't. */
  waitingSince: number | null;
}

export type Status = Mode | "snoozed" | "resolved";

export function blankState(): State {
  return {
    mode: "agent",
    owner: null,
    resolvedBy: null,
    snoozedUntil: null,
    turn: null,
    turnAt: null,
    lastVisitorQ: 0,
    spoke: {},
    tags: [],
    removedTags: [],
    suggestedTags: [],
    handoff: null,
    form: null,
    planned: null,
    held: {},
    waitingSince: null,
  };
}

/** C4: the one derived state people see. */
export function statusOf(
  state: Pick<State, "mode" | "resolvedBy" | "snoozedUntil">,
  now: number,
): Status {
  if (state.resolvedBy !== null) return "resolved";
  if (state.snoozedUntil !== null && state.snoozedUntil > now) return "snoozed";
  return state.mode;
}

/** True while the agent owes the visitor an answer (A3). */
export function agentOwesAnswer(state: State): boolean {
  return state.mode === "agent" && state.resolvedBy === null && state.turn !== null;
}

/** Whether somebody other than `by` has said something public after `seen` (C8). */
export function isStale(state: State, by: string, seen: number): boolean {
  return Object.entries(state.spoke).some(([who, q]) => who !== by && q > seen);
}

/** Applies one recorded fact. It never decides: a rebuild from the log must give the same state whatever the rules are today. */
export function evolve(state: State, recorded: Recorded): State {
  const next = evolveLane(state, recorded);
  return { ...next, waitingSince: waitingSinceOf(state, next, recorded.place.ms) };
}

function evolveLane(state: State, recorded: Recorded): State {
  switch (recorded.lane) {
    case "v":
      return evolveVisitor(state, recorded);
    case "f":
      return evolvePublic(state, recorded);
    case "x":
      return evolveOutcome(state, recorded);
    case "e":
      return evolveInternal(state, recorded);
  }
}

function evolveVisitor(state: State, { fact, place }: Extract<Recorded, { lane: "v" }>): State {
  if (fact.kind !== "message") return state;
  return {
    ...state,
    snoozedUntil: null,
    lastVisitorQ: place.q,
    turn: state.turn ?? fact.id,
    turnAt: state.turn === null ? place.ms : state.turnAt,
  };
}

function evolvePublic(state: State, { fact, place }: Extract<Recorded, { lane: "f" }>): State {
  switch (fact.kind) {
    case "message": {
      const answersTurn = fact.by.type !== "visitor";
      return {
        ...state,
        spoke: { ...state.spoke, [fact.by.id]: place.q },
        turn: answersTurn ? null : state.turn,
        turnAt: answersTurn ? null : state.turnAt,
        held: without(state.held, fact.of),
      };
    }
    case "joined":
      return {
        ...state,
        mode: "human",
        planned: null,
        owner: fact.by.id,
        resolvedBy: null,
        snoozedUntil: null,
        spoke: { ...state.spoke, [fact.by.id]: place.q },
      };
    case "status":
      return evolveStatus(state, fact.to, fact.by);
    case "form-asked":
      return {
        ...state,
        form: { id: fact.id, form: fact.form, continues: fact.continues === true },
      };
    case "details-given":
    case "form-skipped":
      return evolveFormEnd(state, fact.form, fact.turn, place.ms);
    default:
      return state;
  }
}

function evolveFormEnd(state: State, form: string, turn: string | undefined, ms: number): State {
  const next = form === state.form?.id ? { ...state, form: null } : state;
  if (turn === undefined || state.turn !== null) return next;
  return { ...next, turn, turnAt: ms };
}

function evolveStatus(
  state: State,
  to: "agent" | "waiting" | "resolved",
  by: Author | null,
): State {
  if (to === "resolved") {
    return {
      ...state,
      resolvedBy: by?.type === "teammate" ? "person" : "agent",
      form: null,
      planned: null,
      snoozedUntil: null,
      turn: null,
      turnAt: null,
    };
  }
  return {
    ...state,
    mode: to,
    owner: null,
    form: to === "agent" ? null : state.form,
    planned: null,
    resolvedBy: null,
    snoozedUntil: null,
    handoff: to === "agent" ? null : state.handoff,
  };
}

function evolveOutcome(state: State, { fact }: Extract<Recorded, { lane: "x" }>): State {
  switch (fact.kind) {
    case "held":
      return { ...state, held: { ...state.held, [fact.id]: fact.by } };
    case "discarded":
      return { ...state, held: without(state.held, fact.of) };
    case "snoozed":
      return { ...state, snoozedUntil: fact.until };
    case "tagged":
      return {
        ...state,
        ...withTag(state, fact.tag),
        removedTags: exclude(state.removedTags, fact.tag),
      };
    case "untagged":
      return {
        ...state,
        tags: exclude(state.tags, fact.tag),
        removedTags: include(state.removedTags, fact.tag),
        suggestedTags: withoutTag(state.suggestedTags, fact.tag),
      };
    default:
      return state;
  }
}

function evolveInternal(state: State, { fact, place }: Extract<Recorded, { lane: "e" }>): State {
  if (fact.kind === "handed-off")
    return { ...state, handoff: { reason: fact.reason, ms: place.ms } };
  if (fact.kind === "handoff-planned") {
    const { of, reason, confidence } = fact;
    return { ...state, planned: { of, reason, confidence } };
  }
  if (fact.kind === "agent-tagged") return { ...state, ...withTag(state, fact.tag) };
  if (fact.kind === "tag-suggested") {
    const { tag, confidence } = fact;
    const others = withoutTag(state.suggestedTags, tag);
    return { ...state, suggestedTags: [...others, { tag, confidence }] };
  }
  return state;
}

function waitingSinceOf(before: State, after: State, ms: number): number | null {
  const needsPerson =
    after.resolvedBy === null &&
    (after.mode === "waiting" || (after.mode === "human" && after.turn !== null));
  if (!needsPerson) return null;
  return before.waitingSince ?? ms;
}

/** Set by whomever, a tag is no suggestion any more. */
function withTag(state: State, tag: string): Pick<State, "tags" | "suggestedTags"> {
  return {
    tags: include(state.tags, tag),
    suggestedTags: withoutTag(state.suggestedTags, tag),
  };
}

function withoutTag(list: State["suggestedTags"], tag: string): State["suggestedTags"] {
  return list.filter((one) => one.tag !== tag);
}

function include(list: string[], item: string): string[] {
  return list.includes(item) ? list : [...list, item];
}

function exclude(list: string[], item: string): string[] {
  return list.filter((one) => one !== item);
}

function without(record: Record<string, string>, key: string | undefined): Record<string, string> {
  if (key === undefined || !(key in record)) return record;
  const { [key]: _gone, ...rest } = record;
  return rest;
}
