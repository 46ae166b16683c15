import type {
  Connection,
  connectedPayload,
  Extension,
  Hocuspocus,
  onStatelessPayload,
} from "@hocuspocus/server";
import { z } from "zod";
import { bellDocument, conversationDocument } from "../../shared/document/document-name.ts";
import { type ServerStateless, STATELESS_BYTES } from "../../shared/protocol/stateless.ts";
import type { Statements } from "../writer/statements.ts";
import type { Writer } from "../writer/writer.ts";
import type { Access } from "./access.ts";
import type { ConnectionContext } from "./authentication.ts";

const messageSchema = z.strictObject({ type: z.literal("read"), q: z.int().min(0) });

export interface ReadCursorParts {
  statements: Statements;
  writer: Writer;
  hocuspocus(): Hocuspocus;
}

/** How far each person has read: only forward, told to the other side and to the reader's other devices (C15). */
export function readCursors(parts: ReadCursorParts): Extension {
  return {
    extensionName: "read-cursors",
    async connected({ context, connection }: connectedPayload<ConnectionContext>) {
      const { access } = context;
      if (access.document.kind !== "c") return;
      const cursors = parts.statements.readCursors.all(access.document.id);
      const others = cursors
        .filter(({ principal }) => isOtherSide(parts, access, principal))
        .map(({ q }) => q);
      if (others.length > 0) send(connection, readByOther(access, Math.max(...others)));
    },
    async onStateless({ payload, connection }: onStatelessPayload) {
      const { access } = connection.context as ConnectionContext;
      const q = parse(payload);
      if (q === null || (access.document.kind !== "c" && access.document.kind !== "n")) return;
      advance(parts, access, q);
    },
  };
}

function parse(payload: string): number | null {
  if (payload.length > STATELESS_BYTES) return null;
  try {
    const message = messageSchema.safeParse(JSON.parse(payload));
    return message.success ? message.data.q : null;
  } catch {
    return null;
  }
}

function advance(parts: ReadCursorParts, access: Access, asked: number): void {
  const { statements, writer } = parts;
  const { id } = access.document;
  const { sub, ws } = access.claims;
  const q = Math.min(asked, writer.read(id)?.head ?? 0);
  writer.defer(() => {
    const changed = statements.currentFeed.get(ws)?.fseq ?? 0;
    const isNew = statements.advanceCursor.run(id, sub, q, changed).changes > 0;
    return isNew ? () => tell(parts, access, q) : null;
  });
}

function tell({ hocuspocus }: ReadCursorParts, access: Access, q: number): void {
  const { id } = access.document;
  const { sub, ws, role } = access.claims;
  const { documents } = hocuspocus();
  const isOther = (connection: Connection) =>
    (connection.context as ConnectionContext).access.claims.role !== role;
  documents
    .get(conversationDocument(id))
    ?.broadcastStateless(JSON.stringify(readByOtherOf(role, q)), isOther);
  if (role !== "teammate") return;
  const isMine = (connection: Connection) =>
    (connection.context as ConnectionContext).access.claims.sub === sub;
  const message: ServerStateless = { type: "cursor", conversation: id, q };
  documents.get(bellDocument(ws))?.broadcastStateless(JSON.stringify(message), isMine);
}

function isOtherSide({ writer }: ReadCursorParts, access: Access, principal: string): boolean {
  const visitor = writer.read(access.document.id)?.info.visitor.id;
  return (principal === visitor) !== (access.claims.role === "visitor");
}

function readByOther(access: Access, q: number): ServerStateless {
  return access.claims.role === "visitor"
    ? { type: "read-by-team", q }
    : { type: "read-by-visitor", q };
}

function readByOtherOf(reader: "visitor" | "teammate", q: number): ServerStateless {
  return reader === "visitor" ? { type: "read-by-visitor", q } : { type: "read-by-team", q };
}

function send(connection: Connection, message: ServerStateless): void {
  connection.sendStateless(JSON.stringify(message));
}
