import { decide, type Refusal, refusalOutcome, type World } from "../decide.ts";
import type { Author, Fact, Recorded } from "../fact.ts";
import type {
  AgentCommit,
  AgentResult,
  Intent,
  SystemIntent,
  TeamEntry,
  VisitorEntry,
} from "../intent.ts";
import { emptyLanes, type Lanes } from "../lanes.ts";
import { blankState, evolve, type State } from "../state.ts";

type Mutable<Lane> = { -readonly [Key in keyof Lane]: Lane[Key] };
type MutableLanes = { [Name in keyof Lanes]: Mutable<Lanes[Name]> };

/** One thing that went through the rules, with the state around it. */
export interface Step {
  intent: Intent;
  before: State;
  after: State;
  facts: Fact[];
  refusal: Refusal | null;
  q: number;
}

type Body<Entry> = Entry extends { kind: string } ? Omit<Entry, "v" | "id" | "by" | "at"> : never;
export type TeamBody = Body<TeamEntry>;
export type VisitorBody = Body<VisitorEntry>;

export const vera: Author = { type: "visitor", id: "vera" };
export const theo: Author = { type: "teammate", id: "theo", name: "Theo" };
export const tara: Author = { type: "teammate", id: "tara", name: "Tara" };
export const harbor: Author = { type: "agent", id: "harbor", name: "Harbor Assistant" };

const members = new Map([theo, tara].map(({ id, name }) => [id, name ?? ""]));

/** A ULID that counts up. */
export function ulidOf(count: number): string {
  return `01J${count
    .toString(32)
    .toUpperCase()
    .padStart(23, "0")
    .replaceAll(/[ILOU]/g, "Z")}`;
}

export function anAnswer(result: Partial<AgentResult> = {}): AgentResult {
  return {
    action: "answer",
    text: "We are open from 10 to 4.",
    sources: [{ article: "Hours", path: "hours.md", heading: "Sundays" }],
    confidence: 0.9,
    reason: null,
    tags: [],
    passages: [],
    ms: 1,
    ...result,
  };
}

/** The place where intents are ruled on, without a server: what it holds is what the log would hold. */
export class Ledger {
  readonly lanes = emptyLanes() as MutableLanes;
  readonly log: Recorded[] = [];
  readonly steps: Step[] = [];
  state = blankState();
  head = 0;
  now = 1000;
  #nextId = 1;

  get world(): World {
    return { now: this.now, memberName: (id) => members.get(id) ?? null };
  }

  /** Writes an entry of Vera's and answers its id. */
  vera(body: VisitorBody): string {
    const id = ulidOf(this.#nextId++);
    const entry = { v: 1, id, by: vera.id, at: this.now, ...body } as VisitorEntry;
    const before = this.state;
    this.head += 1;
    this.lanes.v[id] = entry;
    this.lanes.s[id] = [this.head, this.now];
    this.#record({ lane: "v", fact: entry, place: { q: this.head, i: 0, ms: this.now } });
    const decided = decide(before, entry, vera, this.world);
    const facts = decided.ok ? decided.value : [];
    this.#recordFacts(facts, 1);
    this.#step(entry, before, facts, null);
    return id;
  }

  /** Writes an entry of a teammate's and answers its id. */
  team(by: Author, body: TeamBody): string {
    const id = ulidOf(this.#nextId++);
    const entry = { v: 1, id, by: by.id, at: this.now, ...body } as TeamEntry;
    const before = this.state;
    this.head += 1;
    this.lanes.o[id] = entry;
    const decided = decide(before, entry, by, this.world);
    const why =
      !decided.ok && "why" in decided.problem ? decided.problem.why : ("internal" as const);
    const facts = decided.ok ? decided.value : [refusalOutcome(entry, why)];
    this.#recordFacts(facts, 0);
    this.#step(entry, before, facts, decided.ok ? null : decided.problem);
    return id;
  }

  agent(commit: Omit<AgentCommit, "kind">): Step {
    return this.#rule({ kind: "agent-commit", ...commit }, harbor);
  }

  system(intent: Body<SystemIntent>): Step {
    const whole = { ...intent, id: ulidOf(this.#nextId++) } as SystemIntent;
    return this.#rule(whole, { type: "teammate", id: "" });
  }

  #rule(intent: AgentCommit | SystemIntent, actor: Author): Step {
    const before = this.state;
    const decided = decide(before, intent, actor, this.world);
    if (!decided.ok) return this.#step(intent, before, [], decided.problem);
    if (decided.value.length > 0) {
      this.head += 1;
      this.#recordFacts(decided.value, 0);
    }
    return this.#step(intent, before, decided.value, null);
  }

  #step(intent: Intent, before: State, facts: Fact[], refusal: Refusal | null): Step {
    const one = { intent, before, after: this.state, facts, refusal, q: this.head };
    this.steps.push(one);
    return one;
  }

  #recordFacts(facts: readonly Fact[], first: number): void {
    facts.forEach((fact, index) => {
      const place = { q: this.head, i: index + first, ms: this.now };
      const lane = this.lanes[fact.lane] as Record<string, unknown>;
      if (fact.fact.id in lane) throw new Error(`${fact.lane} has ${fact.fact.id} already`);
      lane[fact.fact.id] = { ...fact.fact, ...place };
      this.#record({ ...fact, place } as Recorded);
    });
  }

  #record(recorded: Recorded): void {
    this.log.push(recorded);
    this.state = evolve(this.state, recorded);
  }
}

export function aLedger(): Ledger {
  return new Ledger();
}
