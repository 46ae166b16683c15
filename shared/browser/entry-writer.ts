import type { Doc } from "yjs";
import { appendEntry } from "../document/lane-document.ts";
import type { TeamEntry, VisitorEntry } from "../domain/intent.ts";
import { makeEntryId } from "./entry-id.ts";

/** What of an entry its writer chooses; the rest is filled in here. */
export type BodyOf<Entry extends TeamEntry | VisitorEntry> = Entry extends unknown
  ? Omit<Entry, "v" | "id" | "by" | "at" | "prev">
  : never;

interface LaneEntry {
  v: TeamEntry | VisitorEntry;
  o: TeamEntry;
}

/** One person's own lane of one document, on this device. */
export interface OwnLane<Lane extends "v" | "o"> {
  doc: Doc;
  lane: Lane;
  by: string;
  /** Ids of this device's entries in the lane without a place yet, oldest first (D3). */
  unsent: readonly string[];
}

export interface EntryClock {
  now(): number;
  random(): number;
}

/**
 * Writes an own entry: id above every own one known, `prev` the previous one of this device that is not
 * placed yet (D3, F8). The document's `update` event carries it to store and server.
 */
export function writeEntry<Lane extends "v" | "o">(
  own: OwnLane<Lane>,
  body: BodyOf<LaneEntry[Lane]>,
  clock: EntryClock,
): LaneEntry[Lane] {
  const now = clock.now();
  const id = makeEntryId(now, highestOwn(own), () => clock.random());
  const prev = own.unsent.at(-1);
  const entry = {
    v: 1,
    id,
    by: own.by,
    at: now,
    ...(prev === undefined ? {} : { prev }),
    ...body,
  } as LaneEntry[Lane];
  appendEntry(own.doc, own.lane, entry);
  return entry;
}

/**
 * Writes entries again into a document that was fetched anew, each in a transaction of its own, those left out
 * that the server turned out to have. They keep their ids; the chain of `prev` is made new (F8).
 */
export function rewriteEntries<Entry extends TeamEntry | VisitorEntry>(
  doc: Doc,
  lane: "v" | "o",
  entries: readonly Entry[],
): Entry[] {
  const map = doc.getMap(lane);
  const written: Entry[] = [];
  for (const entry of entries.toSorted((a, b) => (a.id < b.id ? -1 : 1))) {
    if (map.has(entry.id)) continue;
    const { prev: _old, ...rest } = entry;
    const prev = written.at(-1)?.id;
    const again = { ...rest, ...(prev === undefined ? {} : { prev }) } as Entry;
    appendEntry(doc, lane, again);
    written.push(again);
  }
  return written;
}

function highestOwn({ doc, lane, by, unsent }: OwnLane<"v" | "o">): string | undefined {
  let highest = unsent.at(-1);
  for (const [id, entry] of doc.getMap<{ by: string }>(lane).entries()) {
    if (entry.by === by && (highest === undefined || id > highest)) highest = id;
  }
  return highest;
}
