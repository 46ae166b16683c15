import type { beforeSyncPayload, Document, Extension } from "@hocuspocus/server";
import {
  type GateEntry,
  GateRefusal,
  vetUpdate,
  type WriteRight,
} from "../../shared/document/gate.ts";
import type { TeamEntry, VisitorEntry } from "../../shared/domain/intent.ts";
import { closeCodes } from "../../shared/protocol/close-reason.ts";
import { teamEntrySchema, visitorEntrySchema } from "../../shared/protocol/entry-schema.ts";
import {
  type Item,
  recordInternalRefusal,
  recordTeamEntry,
  recordVisitorEntry,
} from "../writer/item.ts";
import type { LiveDocuments } from "../writer/live-documents.ts";
import { UnknownConversation, type Writer } from "../writer/writer.ts";
import type { Access } from "./access.ts";
import type { ConnectionContext } from "./authentication.ts";
import { CloseDocument, closeFor } from "./refusal.ts";
import type { makeDraftWriter } from "./draft-writer.ts";

export interface WritePathParts {
  live: LiveDocuments;
  writer: Writer;
  drafts: ReturnType<typeof makeDraftWriter>;
  /** Counts refusals by reason; honest clients never cause a `reject:`. */
  onRefusal(reason: string, access: Access): void;
}

const SYNC_STEP_1 = 0;

const moved = () => new CloseDocument(closeCodes.moved, "resync:moved");

/** W1, W2: nothing a client sends is applied, passed on or acknowledged before it is vetted, ruled on and in the log. */
export function writePath(parts: WritePathParts): Extension {
  return {
    extensionName: "write-path",
    priority: 1000,
    async beforeSync({
      type,
      payload,
      document,
      documentName,
      context,
      connection,
    }: beforeSyncPayload<ConnectionContext>) {
      if (!parts.live.isLive(document)) throw moved();
      if (type === SYNC_STEP_1 || connection.readOnly) return;
      const { access } = context;
      try {
        if (access.writes === "draft")
          await parts.drafts.write(document, documentName, payload, access.claims.sub);
        else await writeEntries(parts, document, payload, access);
      } catch (error) {
        const close = closeFor(
          error instanceof UnknownConversation
            ? new CloseDocument(closeCodes.rejected, "no-access")
            : error,
        );
        parts.onRefusal(close.reason, access);
        throw close;
      }
    },
  };
}

async function writeEntries(
  parts: WritePathParts,
  document: Document,
  payload: Uint8Array,
  access: Access,
): Promise<void> {
  const conversation = access.document.id;
  const run = (record: (item: Item, entry: GateEntry) => void) =>
    parts.writer.submit(conversation, (item) => {
      if (!parts.live.isLive(document)) throw moved(); // F4
      const entries = vetUpdate(document, payload, rightOf(access)); // F2
      if (entries.length === 0) return;
      item.rows.push({ document: document.name, by: access.claims.sub, payload });
      for (const entry of entries) record(item, entry);
    });
  try {
    await run(access.writes === "v" ? recordVisitors : recordTeams);
  } catch (error) {
    if (
      error instanceof GateRefusal ||
      error instanceof CloseDocument ||
      error instanceof UnknownConversation
    )
      throw error;
    await run(recordInternalRefusal); // F10: the intent passed the gate, so it gets its outcome
  }
}

function recordVisitors(item: Item, entry: GateEntry): void {
  recordVisitorEntry(item, entry as unknown as VisitorEntry);
}

function recordTeams(item: Item, entry: GateEntry): void {
  recordTeamEntry(item, entry as unknown as TeamEntry);
}

function rightOf(access: Access): WriteRight {
  const { claims, parity } = access;
  const schema = access.writes === "v" ? visitorEntrySchema : teamEntrySchema;
  return {
    lane: access.writes === "v" ? "v" : "o",
    subject: claims.sub,
    parity,
    isEntry: (value) => schema.safeParse(value).success,
  };
}
