import type { Doc } from "yjs";
import {
  conversationLanes,
  emptyLanes,
  internalLanes,
  type LaneName,
  type Lanes,
} from "../domain/lanes.ts";
import type { TeamEntry, VisitorEntry } from "../domain/intent.ts";

/** All entries of the given lanes of a document, as plain records. */
export function readLanes<Name extends LaneName>(
  doc: Doc,
  names: readonly Name[],
): Pick<Lanes, Name> {
  const entries = names.map((name) => [name, doc.getMap(name).toJSON()] as const);
  return Object.fromEntries(entries) as unknown as Pick<Lanes, Name>;
}

/** Both documents of a conversation; a visitor has no internal one. */
export function readConversationLanes(conversation: Doc, internal: Doc | null): Lanes {
  return {
    ...emptyLanes(),
    ...readLanes(conversation, conversationLanes),
    ...(internal === null ? {} : readLanes(internal, internalLanes)),
  };
}

/** Writes an own entry, once. The only way a client changes a conversation. */
export function appendEntry(doc: Doc, lane: "v" | "o", entry: VisitorEntry | TeamEntry): void {
  const map = doc.getMap(lane);
  if (map.has(entry.id)) throw new Error(`entry ${entry.id} is already written`);
  doc.transact(() => map.set(entry.id, entry), "own-entry");
}
