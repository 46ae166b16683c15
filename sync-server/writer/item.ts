import { conversationDocument, internalDocument } from "../../shared/document/document-name.ts";
import {
  encodeSections,
  type LaneSection,
  type LaneWrite,
  serverSection,
} from "../../shared/document/lane-update.ts";
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
import type { Delivery } from "./live-documents.ts";
import type { ConversationRecord } from "./record.ts";
import type { Statements } from "./statements.ts";

/** One conversation's share of a batch: everything in it is committed together or not at all. */
export interface Item {
  readonly record: ConversationRecord;
  readonly world: World;
  /** A client's entries as the gate let them in; they share a row of the log with what the server answers. */
  received: { document: string; by: string; sections: readonly LaneSection[] } | null;
  /** Server writes not yet encoded, by document. */
  readonly writes: Map<string, LaneWrite[]>;
  /** What was logged, one row a document. */
  readonly deliveries: Delivery[];
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
    received: null,
    writes: new Map(),
    deliveries: [],
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

/** Encodes what came and what the server wrote, and appends it to the log. Called once, at the end of the savepoint. */
export function finishItem(item: Item): void {
  const { received, writes } = item;
  if (received !== null) logDocument(item, received.document, received.by, received.sections);
  for (const document of writes.keys())
    if (document !== received?.document) logDocument(item, document, "server", []);
}

/** F1: the server's clock comes from the document's row alone. */
function logDocument(
  item: Item,
  document: string,
  by: string,
  received: readonly LaneSection[],
): void {
  const { record, statements, world } = item;
  const writes = item.writes.get(document) ?? [];
  const taken = statements.takeClocks.get(document, record.info.id, writes.length, 1, item.written);
  const clock = (taken?.server_clock ?? 0) - writes.length;
  const sections = writes.length === 0 ? received : [...received, serverSection(clock, writes)];
  const payload = encodeSections(sections);
  statements.insertLog.run(record.info.id, record.head, 0, document, by, world.now, payload);
  item.deliveries.push({ document, head: record.head, payload, sections });
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
