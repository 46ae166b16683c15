import type {
  beforeSyncPayload,
  connectedPayload,
  Connection,
  Document,
  Extension,
} from "@hocuspocus/server";
import { GateRefusal } from "../../shared/document/gate.ts";
import { closeCodes } from "../../shared/protocol/close-reason.ts";
import { UnknownConversation } from "../writer/batch.ts";
import type { Access } from "./access.ts";
import type { ConnectionContext } from "./authentication.ts";
import { syncTypes, takeUpdates } from "./direct-updates.ts";
import type { makeDraftWriter } from "./draft-writer.ts";
import { type EntryWriterParts, makeEntryWriter, moved } from "./entry-writer.ts";
import { CloseDocument, closeFor } from "./refusal.ts";
import { makeTokenBucket } from "./token-bucket.ts";

export interface WritePathParts extends EntryWriterParts {
  drafts: ReturnType<typeof makeDraftWriter>;
  /** Milliseconds that only go forward. */
  now(): number;
  /** Counts refusals by reason; honest clients never cause a `reject:`. */
  onRefusal(reason: string, access: Access): void;
}

/** Every first sync step costs an encoding of the whole document. */
const STEPS = { perSecond: 1, burst: 30 };

/** W1, W2: nothing a client sends is applied, passed on or acknowledged before it is vetted, ruled on and in the log. */
export function writePath(parts: WritePathParts): Extension {
  const steps = new WeakMap<Connection, ReturnType<typeof makeTokenBucket>>();
  const takeStep = (connection: Connection) => {
    const bucket = steps.get(connection) ?? makeTokenBucket(STEPS, parts.now);
    steps.set(connection, bucket);
    if (!bucket.take(1)) throw new GateRefusal("resync", "rate");
  };
  const refuse = (error: unknown, access: Access): CloseDocument => {
    const isUnknown = error instanceof UnknownConversation;
    const close = closeFor(isUnknown ? new CloseDocument(closeCodes.rejected, "no-access") : error);
    parts.onRefusal(close.reason, access);
    return close;
  };
  return {
    extensionName: "write-path",
    priority: 1000,
    /** What came before the connection stood, and what is no entry. */
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
        throw refuse(error, access);
      }
    },
    async connected({ context: { access }, connection }: connectedPayload<ConnectionContext>) {
      if (access.writes === null || access.writes === "draft") return;
      const write = makeEntryWriter(parts, connection.document, access);
      takeUpdates(connection, { write, closeFor: (error) => refuse(error, access) });
    },
  };
}

function writeEntries(
  parts: WritePathParts,
  document: Document,
  payload: Uint8Array,
  access: Access,
): Promise<void> {
  const write = makeEntryWriter(parts, document, access);
  return new Promise((onDone, onRefused) => write(payload, { onDone, onRefused }));
}
