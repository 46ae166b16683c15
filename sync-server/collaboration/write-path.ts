import type { beforeSyncPayload, Connection, Document, Extension } from "@hocuspocus/server";
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
import { UnknownConversation } from "../writer/batch.ts";
import type { Writer } from "../writer/writer.ts";
import type { Access } from "./access.ts";
import type { ConnectionContext } from "./authentication.ts";
import { CloseDocument, closeFor } from "./refusal.ts";
import type { makeDraftWriter } from "./draft-writer.ts";
import { makeTokenBucket } from "./token-bucket.ts";

export interface WritePathParts {
  live: LiveDocuments;
  writer: Writer;
  drafts: ReturnType<typeof makeDraftWriter>;
  /** Milliseconds that only go forward. */
  now(): number;
  /** Counts refusals by reason; honest clients never cause a `reject:`. */
  onRefusal(reason: string, access: Access): void;
}

const syncTypes = { step1: 0, step2: 1, update: 2 } as const;
/** Every first sync step costs an encoding of the whole document. */
const STEPS = { perSecond: 1, burst: 30 };

const moved = () => new GateRefusal("resync", "moved");

/** W1, W2: nothing a client sends is applied, passed on or acknowledged before it is vetted, ruled on and in the log. */
export function writePath(parts: WritePathParts): Extension {
  const steps = new WeakMap<Connection, ReturnType<typeof makeTokenBucket>>();
  const takeStep = (connection: Connection) => {
    const bucket = steps.get(connection) ?? makeTokenBucket(STEPS, parts.now);
    steps.set(connection, bucket);
    if (!bucket.take(1)) throw new GateRefusal("resync", "rate");
  };
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
      const { access } = context;
      try {
        if (!parts.live.isLive(document)) throw moved();
        if (type === syncTypes.step1) return takeStep(connection);
        if (type !== syncTypes.step2 && type !== syncTypes.update)
          throw new GateRefusal("reject", "malformed");
        if (connection.readOnly) return;
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
      const { entries, sections } = vetUpdate(document, payload, rightOf(access)); // F2
      if (entries.length === 0) return;
      item.received = { document: document.name, by: access.claims.sub, sections };
      for (const entry of entries) record(item, entry);
    });
  try {
    await run(access.writes === "v" ? recordVisitors : recordTeams);
  } catch (error) {
    if (error instanceof GateRefusal || error instanceof UnknownConversation) throw error;
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
