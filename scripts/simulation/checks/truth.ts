import Database from "better-sqlite3";
import { join } from "node:path";
import * as Y from "yjs";
import { conversationDocument, internalDocument } from "../../../shared/document/document-name.ts";
import { readConversationLanes } from "../../../shared/document/lane-document.ts";
import type { Recorded } from "../../../shared/domain/fact.ts";
import { type Lanes, recordedOf } from "../../../shared/domain/lanes.ts";
import type { Row } from "../../../shared/domain/row.ts";
import type { State } from "../../../shared/domain/state.ts";

/** The database as the run left it, read from outside the server. */
export interface Truth {
  conversations: TrueConversation[];
  documents: Map<string, Y.Doc>;
  /** Every payload in the log and every snapshot, by document. */
  payloads: Map<string, Uint8Array[]>;
  entryCounts: Map<string, number>;
  openJobs: number;
}

export interface TrueConversation {
  id: string;
  head: number;
  /** The writer's fold as it stored it; null when nothing was ever written. */
  state: State | null;
  row: Row | null;
  lanes: Lanes;
  recorded: Recorded[];
}

export function openReader(dataDir: string): Database.Database {
  return new Database(join(dataDir, "lobby.db"), { readonly: true, timeout: 8000 });
}

/** One read transaction over everything. */
export function readTruth(sqlite: Database.Database): Truth {
  return sqlite.transaction((): Truth => {
    const payloads = readPayloads(sqlite);
    const documents = new Map([...payloads].map(([name, list]) => [name, build(list)]));
    const conversations = sqlite
      .prepare<[], { id: string; head: number; state: string; row: string | null }>(
        `SELECT c.id, c.head, c.state, f.row FROM conversation c LEFT JOIN feed f ON f.conversation = c.id`,
      )
      .all()
      .map(({ id, head, state, row }) => {
        const c = documents.get(conversationDocument(id)) ?? new Y.Doc();
        const n = documents.get(internalDocument(id)) ?? new Y.Doc();
        const lanes = readConversationLanes(c, n);
        return {
          id,
          head,
          state: state === "" ? null : (JSON.parse(state) as { state: State }).state,
          row: row === null ? null : (JSON.parse(row) as Row),
          lanes,
          recorded: recordedOf(lanes),
        };
      });
    const entries = sqlite
      .prepare<[], { place: string; n: number }>(
        `SELECT document || ' ' || lane AS place, count(*) AS n FROM entry GROUP BY 1`,
      )
      .all();
    return {
      conversations,
      documents,
      payloads,
      entryCounts: new Map(entries.map(({ place, n }) => [place, n])),
      openJobs: countOpenJobs(sqlite),
    };
  })();
}

export function countOpenJobs(sqlite: Database.Database): number {
  return (
    sqlite
      .prepare<[], { n: number }>(
        `SELECT count(*) AS n FROM job WHERE state IN ('ready', 'claimed')`,
      )
      .get()?.n ?? 0
  );
}

export function readFeed(
  sqlite: Database.Database,
  workspace: string,
  since: number,
): { fseq: number; rows: Row[] } {
  const rows = sqlite
    .prepare<[string, number], { row: string }>(
      `SELECT row FROM feed WHERE workspace = ? AND fseq > ? ORDER BY fseq`,
    )
    .all(workspace, since)
    .map(({ row }) => JSON.parse(row) as Row);
  return { fseq: rows.at(-1)?.fseq ?? since, rows };
}

function readPayloads(sqlite: Database.Database): Truth["payloads"] {
  const payloads: Truth["payloads"] = new Map();
  const rows = sqlite
    .prepare<[], { document: string; payload: Uint8Array }>(
      `SELECT document, payload FROM (
         SELECT document, payload, -1 AS seq, 0 AS part FROM snapshot
         UNION ALL SELECT document, payload, seq, part FROM log)
       ORDER BY document, seq, part`,
    )
    .all();
  for (const { document, payload } of rows)
    payloads.set(document, [...(payloads.get(document) ?? []), payload]);
  return payloads;
}

function build(updates: readonly Uint8Array[]): Y.Doc {
  const doc = new Y.Doc();
  Y.transact(doc, () => updates.forEach((update) => Y.applyUpdate(doc, update)));
  return doc;
}
