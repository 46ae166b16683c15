import type { Doc } from "yjs";
import { appendEntry, readConversationLanes } from "../../shared/document/lane-document.ts";
import type { VisitorEntry } from "../../shared/domain/intent.ts";
import type { Lanes } from "../../shared/domain/lanes.ts";
import type { EarlyEntry } from "../visit/early-entries.ts";

/** What of one update (64 KiB, 256 entries; D5) unsent entries may fill: all of them travel in one after an offline spell. */
const ROOM_BYTES = 48 * 1024;
const ROOM_ENTRIES = 200;
/** Envelope of an entry besides its text. */
const ENTRY_BYTES = 300;

/** This browser's own entries without a place, oldest first: whatever the server sends has one. */
export function unsentOf({ v, s }: Pick<Lanes, "v" | "s">): VisitorEntry[] {
  return Object.values(v)
    .filter(({ id }) => !(id in s))
    .toSorted((a, b) => (a.id < b.id ? -1 : 1));
}

/** Whether one more entry still fits into the update that will carry all unsent ones. */
export function isRoomFor(doc: Doc, entry: EarlyEntry): boolean {
  const unsent = unsentOf(readConversationLanes(doc, null));
  if (unsent.length === 0) return true;
  const bytes = unsent.reduce((sum, one) => sum + sizeOf(one), sizeOf(entry.body));
  return bytes <= ROOM_BYTES && unsent.length < ROOM_ENTRIES;
}

function sizeOf(body: object): number {
  return ENTRY_BYTES + new TextEncoder().encode(JSON.stringify(body)).byteLength;
}

/** Writes the entry under the id it was given when it was written. */
export function writeEarly(doc: Doc, by: string, { id, at, body }: EarlyEntry): void {
  const prev = unsentOf(readConversationLanes(doc, null)).at(-1)?.id; // D3
  appendEntry(doc, "v", { v: 1, id, by, at, ...(prev === undefined ? {} : { prev }), ...body });
}

export function hasEntry(doc: Doc, id: string): boolean {
  return doc.getMap("v").has(id);
}

/** Whether the server has given the entry its place. */
export function isPlaced(doc: Doc, id: string): boolean {
  return doc.getMap("s").has(id);
}
