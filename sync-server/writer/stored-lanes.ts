import type { Database } from "better-sqlite3";
import { emptyLanes, type Lanes, type Stamp } from "../../shared/domain/lanes.ts";

interface EntryRow {
  lane: keyof Lanes;
  key: string;
  seq: number;
  at: number;
  json: string;
}

/** A conversation's lanes from the `entry` table, for readers without a Yjs document. */
export function readStoredLanes(sqlite: Database, ...documents: string[]): Lanes {
  const read = sqlite.prepare<[string], EntryRow>(
    `SELECT lane, key, seq, at, json FROM entry WHERE document = ?`,
  );
  const lanes = emptyLanes() as unknown as Record<keyof Lanes, Record<string, unknown>>;
  for (const { lane, key, seq, at, json } of documents.flatMap((document) => read.all(document))) {
    lanes[lane][key] = JSON.parse(json);
    if (lane === "v") lanes.s[key] = [seq, at] satisfies Stamp;
  }
  return lanes as unknown as Lanes;
}
