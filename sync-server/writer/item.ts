import { conversationDocument, internalDocument } from "../../shared/document/document-name.ts";
import { encodeServerUpdate, type LaneWrite } from "../../shared/document/lane-update.ts";
import { decide, refusalOutcome, type Refusal, type World } from "../../shared/domain/decide.ts";
import type { Author, Fact, Place, Recorded } from "../../shared/domain/fact.ts";
import type {
  AgentCommit,
  SystemIntent,
  TeamEntry,
  VisitorEntry,
} from "../../shared/domain/intent.ts";
import { evolveSummary } from "../../shared/domain/row.ts";
import { ok, type Result } from "../../shared/domain/result.ts";
import { evolve } from "../../shared/domain/state.ts";
import type { ConversationRecord } from "./record.ts";
import type { Statements } from "./statements.ts";

export interface CommitRow {
  document: string;
  by: string;
  payload: Uint8Array;
}

/** One conversation's share of a batch: everything in it is committed together or not at all. */
export interface Item {
  readonly record: ConversationRecord;
  readonly world: World;
  /** What the log gets, in order: the client's own payload first. */
  readonly rows: CommitRow[];
  /** Server writes not yet encoded, by document. */
  readonly writes: Map<string, LaneWrite[]>;
  readonly statements: Statements;
  /** Bytes of JSON written, for the compaction's bookkeeping. */
  written: number;
  /** Run once the batch is committed; for what is delivered outside the conversation's own documents. */
  readonly afterCommit: (() => void)[];
}

export function makeItem(record: ConversationRecord, world: World, statements: Statements): Item {
  return {
    record: { ...record },
    world,
    rows: [],
    writes: new Map(),
    statements,
    written: 0,
    afterCommit: [],
  };
}

/** A visitor's entry that the gate let in: stamped, folded, ruled on. */
export function recordVisitorEntry(item: Item, entry: VisitorEntry): void {
  const { info } = item.record;
  const place = nextPlace(item);
  const document = conversationDocument(info.id);
  saveEntry(item, document, "v", entry.id, entry.by, place, entry);
  write(item, document, { lane: "s", key: entry.id, value: [place.q, place.ms] });
  const decidedOn = item.record.state;
  fold(item, { lane: "v", fact: entry, place });
  const decided = decide(decidedOn, entry, { type: "visitor", id: entry.by }, item.world);
  if (decided.ok) recordFacts(item, decided.value, place);
}

export function hasEntry(item: Item, document: string, lane: string, key: string): boolean {
  return item.statements.hasEntry.get(document, lane, key) !== undefined;
}

/** A visitor's message that came in over HTTP or mail: the server writes the entry as well. */
export function writeVisitorEntry(item: Item, entry: VisitorEntry): void {
  write(item, conversationDocument(item.record.info.id), {
    lane: "v",
    key: entry.id,
    value: entry,
  });
  recordVisitorEntry(item, entry);
}

/** A teammate's intent that the gate let in: ruled on, with exactly one outcome. */
export function recordTeamEntry(item: Item, entry: TeamEntry): Result<Fact[], Refusal> {
  const place = nextPlace(item);
  saveEntry(item, internalDocument(item.record.info.id), "o", entry.id, entry.by, place, entry);
  const name = item.world.memberName(entry.by) ?? "";
  const decided = decide(
    item.record.state,
    entry,
    { type: "teammate", id: entry.by, name },
    item.world,
  );
  const why = !decided.ok && "why" in decided.problem ? decided.problem.why : null;
  recordFacts(
    item,
    decided.ok ? decided.value : [refusalOutcome(entry, why ?? "internal")],
    place,
    0,
  );
  return decided;
}

/** F10: the rules failed on an entry that passed the gate. It is kept and has its outcome, so that nobody waits for ever. */
export function recordInternalRefusal(
  item: Item,
  entry: { id: string; by: string; kind: string },
): void {
  const place = nextPlace(item);
  const isVisitors = entry.by === item.record.info.visitor.id;
  const { id } = item.record.info;
  const document = isVisitors ? conversationDocument(id) : internalDocument(id);
  saveEntry(item, document, isVisitors ? "v" : "o", entry.id, entry.by, place, entry);
  if (isVisitors) {
    write(item, document, { lane: "s", key: entry.id, value: [place.q, place.ms] });
    fold(item, { lane: "v", fact: entry as VisitorEntry, place });
  } else recordFacts(item, [refusalOutcome(entry as TeamEntry, "internal")], place, 0);
}

export function writeTeamEntry(item: Item, entry: TeamEntry): Result<Fact[], Refusal> {
  write(item, internalDocument(item.record.info.id), { lane: "o", key: entry.id, value: entry });
  return recordTeamEntry(item, entry);
}

/** What neither lane holds: the agent's commit and the system's own intents. Nothing is recorded when it is refused. */
export function recordDecision(
  item: Item,
  intent: AgentCommit | SystemIntent,
  actor: Author,
): Result<Fact[], Refusal> {
  const decided = decide(item.record.state, intent, actor, item.world);
  if (!decided.ok) return decided;
  if (decided.value.length > 0) recordFacts(item, decided.value, nextPlace(item), 0);
  return ok(decided.value);
}

/** Encodes what the server wrote and appends everything to the log. Called once, at the end of the savepoint. */
export function finishItem(item: Item): void {
  const { record, statements } = item;
  const grown = new Map<string, { rows: number; bytes: number }>();
  for (const { document, payload } of item.rows) {
    const growth = grown.get(document) ?? { rows: 0, bytes: 0 };
    grown.set(document, { rows: growth.rows + 1, bytes: growth.bytes + payload.byteLength });
  }
  for (const document of new Set([...grown.keys(), ...item.writes.keys()])) {
    const writes = item.writes.get(document) ?? [];
    const { rows, bytes } = grown.get(document) ?? { rows: 0, bytes: 0 };
    const own = writes.length > 0 ? 1 : 0;
    const taken = statements.takeClocks.get(
      document,
      record.info.id,
      writes.length,
      rows + own,
      bytes + own * item.written,
    );
    if (writes.length === 0 || taken === undefined) continue;
    const payload = encodeServerUpdate(taken.server_clock - writes.length, writes);
    item.rows.push({ document, by: "server", payload });
  }
  item.rows.forEach(({ document, by, payload }, part) => {
    statements.insertLog.run(
      record.info.id,
      record.head,
      part,
      document,
      by,
      item.world.now,
      payload,
    );
  });
}

function recordFacts(item: Item, facts: readonly Fact[], { q, ms }: Place, first = 1): void {
  facts.forEach((fact, index) => {
    const place = { q, i: index + first, ms };
    const { id } = item.record.info;
    const document = fact.lane === "f" ? conversationDocument(id) : internalDocument(id);
    const value = { ...fact.fact, ...place };
    saveEntry(item, document, fact.lane, fact.fact.id, authorOf(fact), place, value);
    write(item, document, { lane: fact.lane, key: fact.fact.id, value });
    fold(item, { ...fact, place } as Recorded);
  });
}

function authorOf(fact: Fact): string {
  if (fact.lane === "x") return fact.fact.by;
  if (fact.lane === "f") return fact.fact.by?.id ?? "server";
  return "server";
}

function nextPlace(item: Item): Place {
  item.record.head += 1;
  return { q: item.record.head, i: 0, ms: item.world.now };
}

function fold(item: Item, recorded: Recorded): void {
  item.record.state = evolve(item.record.state, recorded);
  item.record.summary = evolveSummary(item.record.summary, recorded);
}

function write(item: Item, document: string, laneWrite: LaneWrite): void {
  const writes = item.writes.get(document);
  if (writes === undefined) item.writes.set(document, [laneWrite]);
  else writes.push(laneWrite);
}

function saveEntry(
  item: Item,
  document: string,
  lane: string,
  key: string,
  by: string,
  { q, ms }: Place,
  value: object,
): void {
  const json = JSON.stringify(value);
  item.written += json.length;
  item.statements.insertEntry.run(document, lane, key, q, by, ms, json);
}
