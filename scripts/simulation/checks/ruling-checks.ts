import type { Recorded } from "../../../shared/domain/fact.ts";
import type { TeamEntry } from "../../../shared/domain/intent.ts";
import { checkForms } from "./form-checks.ts";
import type { TrueConversation } from "./truth.ts";

/** A second, smaller reading of the rules, so that `decide` is not checked by itself. */
interface Model {
  mode: "agent" | "waiting" | "human";
  owner: string | null;
  isResolved: boolean;
  turn: string | null;
  spoke: { by: string; q: number }[];
  answered: Set<string>;
  /** Forms that were asked, and whether they were answered or skipped. */
  forms: Map<string, boolean>;
  problems: string[];
}

/** C7 to C9, C11, H3, H5, H6, A1, A2 over the log of one conversation. */
export function checkRulings(conversation: TrueConversation): string[] {
  const model: Model = {
    mode: "agent",
    owner: null,
    isResolved: false,
    turn: null,
    spoke: [],
    answered: new Set(),
    forms: new Map(),
    problems: [],
  };
  for (const commit of byCommit(conversation.recorded)) {
    model.problems.push(...checkForms(commit, model.forms));
    for (const recorded of commit) checkOne(model, recorded, conversation);
    for (const recorded of commit) follow(model, recorded);
  }
  const { state } = conversation;
  if (model.turn !== null && model.mode === "agent" && !model.isResolved)
    model.problems.push(`turn ${model.turn} was never answered`);
  if (state !== null && state.owner !== model.owner)
    model.problems.push(`owner is ${state.owner}, by the log it is ${model.owner}`);
  return model.problems.map((problem) => `${conversation.id}: ${problem}`);
}

function byCommit(recorded: readonly Recorded[]): Recorded[][] {
  const commits = new Map<number, Recorded[]>();
  for (const one of recorded) commits.set(one.place.q, [...(commits.get(one.place.q) ?? []), one]);
  return [...commits.values()];
}

function checkOne(model: Model, recorded: Recorded, { lanes }: TrueConversation): void {
  const { lane, fact, place } = recorded;
  const owner = model.isResolved ? null : model.owner;
  if (lane === "f" && fact.kind === "message") {
    if (fact.by.type === "agent") return checkAgent(model, fact.id);
    const intent = lanes.o[fact.id];
    if (intent?.kind !== "reply") model.problems.push(`${fact.id} was published without a reply`);
    else if (isStale(model, intent, place.q)) model.problems.push(`${fact.id} is stale`);
    else if (owner !== null && owner !== intent.by && intent.anyway !== true)
      model.problems.push(`${fact.id} was published over the owner`);
    else if (intent.text !== fact.text) model.problems.push(`${fact.id} has another text`);
  }
  if (lane === "f" && fact.kind === "joined") {
    const intent = lanes.o[fact.id.replace(/\/joined$/, "")];
    const isClaim = intent?.kind === "reply" || intent?.kind === "take-over";
    if (isClaim && owner !== null) model.problems.push(`${fact.id} claims what ${owner} has`);
  }
  if (lane === "x" && fact.kind === "held") {
    const intent = lanes.o[fact.id];
    const isOthers = owner !== null && owner !== fact.by;
    const isRight =
      intent?.kind === "reply" &&
      (fact.why === "human-has-it" ? isOthers : isStale(model, intent, place.q));
    if (!isRight) model.problems.push(`${fact.id} is held (${fact.why}) without a cause`);
  }
}

function checkAgent(model: Model, id: string): void {
  const turn = id.replace(/^ai:/, "");
  if (model.mode !== "agent" || model.isResolved)
    model.problems.push(`${id} was published while the agent did not have it`);
  if (model.turn !== turn) model.problems.push(`${id} answers a turn that is not the turn`);
  if (model.answered.has(turn)) model.problems.push(`${id} answers twice`);
  model.answered.add(turn);
}

function isStale(
  { spoke }: Model,
  { by, seen }: Extract<TeamEntry, { kind: "reply" }>,
  q: number,
): boolean {
  return spoke.some((one) => one.by !== by && one.q > seen && one.q < q);
}

function follow(model: Model, { lane, fact, place }: Recorded): void {
  if (lane === "v" && fact.kind === "message") model.turn ??= fact.id;
  if (lane !== "f") return;
  if (fact.kind === "message") {
    model.turn = null;
    model.spoke.push({ by: fact.by.id, q: place.q });
  } else if (fact.kind === "joined") {
    Object.assign(model, { mode: "human", owner: fact.by.id, isResolved: false });
    model.spoke.push({ by: fact.by.id, q: place.q });
  } else if (fact.kind === "details-given" || fact.kind === "form-skipped") {
    model.turn ??= fact.turn ?? null;
  } else if (fact.kind !== "status") return;
  else if (fact.to === "resolved") Object.assign(model, { isResolved: true, turn: null });
  else Object.assign(model, { mode: fact.to, owner: null, isResolved: false });
}
