import type { Document } from "@hocuspocus/server";
import {
  type GateEntry,
  GateRefusal,
  vetUpdate,
  type WriteRight,
} from "../../shared/document/gate.ts";
import type { TeamEntry, VisitorEntry } from "../../shared/domain/intent.ts";
import { isTeamEntry, isVisitorEntry } from "../../shared/protocol/entry-check.ts";
import { isRefusal } from "../writer/batch.ts";
import {
  type Item,
  recordInternalRefusal,
  recordTeamEntry,
  recordVisitorEntry,
} from "../writer/item.ts";
import type { LiveDocuments } from "../writer/live-documents.ts";
import type { Writer } from "../writer/writer.ts";
import type { Access } from "./access.ts";

export interface EntryWriterParts {
  live: LiveDocuments;
  writer: Writer;
}

export interface Written {
  /** The entries are in the log and every reader has been told. */
  onDone(): void;
  onRefused(error: unknown): void;
}

export const moved = () => new GateRefusal("resync", "moved");

/** Has updates of one document connection vetted, ruled on and logged; what writes into its lane and nothing else (W2). */
export function makeEntryWriter(
  { live, writer }: EntryWriterParts,
  document: Document,
  access: Access,
): (payload: Uint8Array, written: Written) => void {
  const conversation = access.document.id;
  const { sub: by } = access.claims;
  const right = rightOf(access);
  const taking = (payload: Uint8Array, record: Record) => (item: Item) => {
    if (!live.isLive(document)) throw moved(); // F4
    const { entries, sections } = vetUpdate(document, payload, right); // F2
    if (entries.length === 0) return;
    item.received = { document: document.name, by, sections };
    for (const entry of entries) record(item, entry);
  };
  const record = access.writes === "v" ? recordVisitors : recordTeams;
  return (payload, { onDone, onRefused }) => {
    writer.enqueue({
      conversation,
      run: taking(payload, record),
      resolve: onDone,
      reject(error) {
        if (isRefusal(error)) return onRefused(error);
        // F10: the intent passed the gate, so it gets its outcome
        const run = taking(payload, recordInternalRefusal);
        writer.enqueue({ conversation, run, resolve: onDone, reject: onRefused });
      },
    });
  };
}

type Record = (item: Item, entry: GateEntry) => void;

function recordVisitors(item: Item, entry: GateEntry): void {
  recordVisitorEntry(item, entry as unknown as VisitorEntry);
}

function recordTeams(item: Item, entry: GateEntry): void {
  recordTeamEntry(item, entry as unknown as TeamEntry);
}

function rightOf({ claims, parity, writes }: Access): WriteRight {
  const subject = claims.sub;
  return writes === "v"
    ? { lane: "v", subject, parity, isEntry: isVisitorEntry }
    : { lane: "o", subject, parity, isEntry: isTeamEntry };
}
