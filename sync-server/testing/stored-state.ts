import { expect } from "vitest";
import * as Y from "yjs";
import { recordedOf } from "../../shared/domain/lanes.ts";
import { blankSummary, evolveSummary } from "../../shared/domain/row.ts";
import { blankState, evolve } from "../../shared/domain/state.ts";
import { readConversationLanes } from "../../shared/document/lane-document.ts";
import { makeDocumentReader } from "../collaboration/document-store.ts";
import { prepareStatements } from "../writer/statements.ts";
import { readStoredLanes } from "../writer/stored-lanes.ts";
import type { Rig } from "./rig.ts";

/** A document as a process that starts now would read it. */
export function coldDocument({ database }: Rig, name: string): Y.Doc {
  const read = makeDocumentReader(database.sqlite, prepareStatements(database.sqlite));
  const doc = new Y.Doc();
  Y.transact(doc, () => read(name).updates.forEach((update) => Y.applyUpdate(doc, update)));
  return doc;
}

export function logRows({ database }: Rig, conversation: string): number {
  const row = database.sqlite
    .prepare<[string], { n: number }>(`SELECT count(*) AS n FROM log WHERE conversation = ?`)
    .get(conversation);
  return row?.n ?? 0;
}

/** D6: log, documents, lanes, cache, row and clocks say the same of a conversation. */
export function expectConsistent(rig: Rig, conversation: string): void {
  const { sqlite } = rig.database;
  const documents = [`c:${conversation}`, `n:${conversation}`] as const;
  const cold = documents.map((name) => coldDocument(rig, name));
  const [c, n] = cold as [Y.Doc, Y.Doc];
  for (const [index, name] of documents.entries()) {
    const doc = cold[index] as Y.Doc;
    const live = rig.collaboration.hocuspocus.documents.get(name);
    expect(doc.store.pendingStructs).toBeNull();
    if (live !== undefined) expect(Y.encodeStateAsUpdate(live)).toEqual(Y.encodeStateAsUpdate(doc));
    const clock = sqlite
      .prepare<[string], { server_clock: number }>(`SELECT server_clock FROM document WHERE id = ?`)
      .get(name);
    expect(Y.getState(doc.store, 2)).toBe(clock?.server_clock ?? 0);
  }
  const lanes = readConversationLanes(c, n);
  expect(readStoredLanes(sqlite, ...documents)).toEqual(lanes);
  const recorded = recordedOf(lanes);
  const state = recorded.reduce(evolve, blankState());
  const summary = recorded.reduce(evolveSummary, blankSummary());
  const stored = sqlite
    .prepare<[string], { head: number; state: string }>(
      `SELECT head, state FROM conversation WHERE id = ?`,
    )
    .get(conversation);
  expect(JSON.parse(stored?.state ?? "null")).toEqual({ state, summary });
  const record = rig.collaboration.writer.read(conversation);
  expect(record).toMatchObject({ head: stored?.head, state, summary });
  expect(stored?.head).toBe(recorded.at(-1)?.place.q ?? 0);
}
