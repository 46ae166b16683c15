import type { Extension, onLoadDocumentPayload } from "@hocuspocus/server";
import type { Database } from "better-sqlite3";
import type { LiveDocuments, StoredDocument } from "../writer/live-documents.ts";
import type { Statements } from "../writer/statements.ts";
import { closeCodes } from "../../shared/protocol/close-reason.ts";
import { CloseDocument } from "./refusal.ts";

/** Snapshot, rows and head in ONE read transaction, so that a compaction in between cannot tear them apart (F3). */
export function makeDocumentReader(
  sqlite: Database,
  statements: Statements,
): (name: string) => StoredDocument {
  return sqlite.transaction((name: string): StoredDocument => {
    const snapshot = statements.readSnapshot.get(name);
    const rows = statements.readLog.all(name, snapshot?.upto ?? 0);
    const head = name.startsWith("d:")
      ? statements.readClock.get(name)?.server_clock
      : statements.readHead.get(name.slice(2))?.head;
    const updates = rows.map(({ payload }) => payload);
    return {
      updates: snapshot === undefined ? updates : [snapshot.payload, ...updates],
      head: head ?? 0,
    };
  });
}

export interface DocumentStoreParts {
  live: LiveDocuments;
  read(name: string): StoredDocument | Promise<StoredDocument>;
}

/** Brings documents into memory from the log. There is no storing hook: the log is written before anything is shown (W1). */
export function documentStore({ live, read }: DocumentStoreParts): Extension {
  return {
    extensionName: "document-store",
    async onLoadDocument({ document, documentName }: onLoadDocumentPayload) {
      try {
        await live.load(document, () => read(documentName));
      } catch (error) {
        document.destroy(); // Hocuspocus lets go of it with its timers running.
        throw new CloseDocument(closeCodes.resync, "resync:load", { cause: error }); // F11
      }
    },
  };
}
