import { ulid } from "ulid";
import { decide, refusalOutcome } from "../../shared/domain/decide.ts";
import type { Author, Fact } from "../../shared/domain/fact.ts";
import type { TeamEntry, VisitorEntry } from "../../shared/domain/intent.ts";
import { emptyLanes, type Lanes, recordedOf } from "../../shared/domain/lanes.ts";
import {
  blankSummary,
  type ConversationInfo,
  evolveSummary,
  type Row,
  rowOf,
} from "../../shared/domain/row.ts";
import { blankState, evolve } from "../../shared/domain/state.ts";
import type { Member } from "../../shared/protocol/http.ts";

type Unsent<Entry> = Entry extends unknown ? Omit<Entry, "v" | "id" | "by" | "at"> : never;
export type TeamIntent = Unsent<TeamEntry>;

/** One conversation in memory, under the same rules as the server's: what a component test needs of a backend. */
export class MemoryConversation {
  readonly info: ConversationInfo;
  lanes: Lanes = emptyLanes();
  private readonly members: readonly Member[];
  private q = 0;

  constructor(name: string | null, members: readonly Member[]) {
    const at = Date.now() - 60_000;
    const visitor = { id: `visitor-${name ?? "unknown"}`, name, email: null };
    this.info = { id: ulid(), channel: "widget", agent: "agent", visitor, createdAt: at };
    this.members = members;
  }

  visitorSays(text: string): void {
    const by = this.info.visitor.id;
    const entry: VisitorEntry = { v: 1, id: ulid(), by, at: Date.now(), kind: "message", text };
    const facts = this.rule(entry, { type: "visitor", id: by });
    const q = (this.q += 1);
    const stamp: [number, number] = [q, Date.now()];
    this.lanes = {
      ...this.lanes,
      v: { ...this.lanes.v, [entry.id]: entry },
      s: { ...this.lanes.s, [entry.id]: stamp },
    };
    this.record(facts, q, 1);
  }

  /** Writes a teammate's intent; it stays pending until `settle`. */
  write(by: string, intent: TeamIntent): string {
    const entry = { v: 1, id: ulid(), by, at: Date.now(), ...intent } as TeamEntry;
    this.lanes = { ...this.lanes, o: { ...this.lanes.o, [entry.id]: entry } };
    return entry.id;
  }

  /** Rules on everything pending, as the server does. */
  settle(): void {
    for (const entry of Object.values(this.lanes.o)) {
      if (entry.id in this.lanes.x) continue;
      const name = this.nameOf(entry.by) ?? "";
      this.record(this.rule(entry, { type: "teammate", id: entry.by, name }), (this.q += 1), 0);
    }
  }

  row(): Row {
    const recorded = recordedOf(this.lanes);
    const state = recorded.reduce(evolve, blankState());
    return rowOf(this.info, state, recorded.reduce(evolveSummary, blankSummary()), this.q, this.q);
  }

  nameOf(id: string): string | null {
    return this.members.find((member) => member.id === id)?.name ?? null;
  }

  private rule(entry: VisitorEntry | TeamEntry, actor: Author): Fact[] {
    const state = recordedOf(this.lanes).reduce(evolve, blankState());
    const world = { now: Date.now(), memberName: (id: string) => this.nameOf(id) };
    const decided = decide(state, entry, actor, world);
    if (decided.ok) return decided.value;
    return "why" in decided.problem
      ? [refusalOutcome(entry as TeamEntry, decided.problem.why)]
      : [];
  }

  private record(facts: Fact[], q: number, from: number): void {
    for (const [index, { lane, fact }] of facts.entries()) {
      const placed = { ...fact, q, i: from + index, ms: Date.now() };
      this.lanes = { ...this.lanes, [lane]: { ...this.lanes[lane], [fact.id]: placed } };
    }
  }
}
