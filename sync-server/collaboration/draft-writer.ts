import type { Document } from "@hocuspocus/server";
import * as Y from "yjs";
import { gateLimits, GateRefusal } from "../../shared/document/gate.ts";
import type { LiveDocuments } from "../writer/live-documents.ts";
import type { Statements } from "../writer/statements.ts";
import type { Writer } from "../writer/writer.ts";

const DRAFT_BYTES = 256 * 1024;

export interface DraftWriterParts {
  statements: Statements;
  live: LiveDocuments;
  writer: Writer;
  clock(): number;
}

/** Drafts are free text of the team, without rulings; they are logged before they are shown like everything else (W1). */
export function makeDraftWriter({ statements, live, writer, clock }: DraftWriterParts) {
  const log = (
    document: Document,
    name: string,
    payload: Uint8Array,
    by: string,
  ): number | null => {
    if (!live.isLive(document)) throw new GateRefusal("resync", "moved");
    if (!vetDraft(document, payload)) return null;
    const taken = statements.takeClocks.get(name, name.slice(2), 1, 1, payload.byteLength);
    const head = taken?.server_clock ?? 0;
    statements.insertLog.run(name, head, 0, name, by, clock(), payload);
    return head;
  };
  return {
    write: (document: Document, name: string, payload: Uint8Array, by: string): Promise<void> =>
      writer.submit(name.slice(2), (item) => {
        const head = log(document, name, payload, by);
        if (head !== null)
          item.afterCommit.push(() =>
            live.deliver({ document: name, head, payload, sections: null }),
          );
      }),
  };
}

/** True when the update brings something; refuses what is oversized or does not fit on the document as it stands. */
function vetDraft(document: Y.Doc, payload: Uint8Array): boolean {
  if (payload.byteLength > gateLimits.updateBytes) throw new GateRefusal("reject", "too-big");
  const before = Y.encodeStateAsUpdate(document);
  if (before.byteLength + payload.byteLength > DRAFT_BYTES)
    throw new GateRefusal("reject", "document-full");
  const trial = new Y.Doc();
  try {
    Y.decodeUpdate(payload);
    Y.applyUpdate(trial, before);
    Y.applyUpdate(trial, payload);
  } catch {
    throw new GateRefusal("reject", "malformed");
  }
  const { pendingStructs, pendingDs } = trial.store;
  if (pendingStructs !== null || pendingDs !== null) throw new GateRefusal("resync", "gap");
  if (trial.store.clients.size > gateLimits.documentClients)
    throw new GateRefusal("reject", "document-clients");
  const after = Y.encodeStateAsUpdate(trial);
  trial.destroy();
  return !equalBytes(before, after);
}

function equalBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.byteLength === b.byteLength && a.every((byte, index) => byte === b[index]);
}
