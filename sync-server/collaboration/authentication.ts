import type {
  Connection,
  Extension,
  onAuthenticatePayload,
  onTokenSyncPayload,
} from "@hocuspocus/server";
import { closeCodes, closeReasons } from "../../shared/protocol/close-reason.ts";
import { PROTOCOL_VERSION, type TokenClaims } from "../../shared/protocol/token.ts";
import type { Directory } from "../writer/directory.ts";
import { type Access, accessOf } from "./access.ts";
import { closeRevoked, type ConnectionRegistry } from "./connection-registry.ts";
import { CloseDocument } from "./refusal.ts";
import type { Tokens } from "./tokens.ts";

export interface ConnectionContext {
  access: Access;
}

export interface AuthenticationParts {
  tokens: Tokens;
  registry: ConnectionRegistry;
  directory: Directory;
  workspaceOf(conversation: string): string | null;
  clock(): number;
}

const OLDEST_VERSION = PROTOCOL_VERSION - 2;
/** Document connections one subject may hold: a visitor's tabs, a teammate's devices with their threads. */
const connectionsOf = { visitor: 12, teammate: 400 } as const;

const tooMany = () => new CloseDocument(closeCodes.rate, "too-many-connections");
const noAccess = () => new CloseDocument(closeCodes.rejected, closeReasons.noAccess);

/** Opens a document for whoever holds a token that names it (P2), and keeps the token fresh (P7). */
export function authentication(parts: AuthenticationParts): Extension {
  return {
    extensionName: "authentication",
    async onAuthenticate({
      token,
      documentName,
      connectionConfig,
    }: onAuthenticatePayload): Promise<ConnectionContext> {
      const access = await accessFor(parts, token, documentName);
      if (parts.registry.countOf(access.claims.sub) >= connectionsOf[access.claims.role]) {
        throw tooMany();
      }
      connectionConfig.readOnly = access.writes === null;
      return { access };
    },
    async connected({
      connection,
      context,
    }: {
      connection: Connection;
      context: ConnectionContext;
    }) {
      if (!connection.document.hasConnection(connection)) return;
      parts.registry.add(connection, context.access);
      connection.onClose(() => parts.registry.remove(connection));
      const { claims } = context.access;
      if (parts.registry.isRevoked(context.access)) closeRevoked(connection);
      else if (parts.registry.countOf(claims.sub) > connectionsOf[claims.role])
        connection.close(tooMany()); // Several may have passed the door at the same time.
    },
    async onTokenSync({ token, documentName, connection }: onTokenSyncPayload) {
      const before = parts.registry.accessOf(connection);
      const access = await accessFor(parts, token, documentName);
      if (before !== undefined && before.claims.sub !== access.claims.sub) throw noAccess();
      parts.registry.renew(connection, access);
    },
  } as unknown as Extension;
}

async function accessFor(
  parts: AuthenticationParts,
  token: string,
  documentName: string,
): Promise<Access> {
  const claims = await parts.tokens.verify(token);
  if (claims === null) throw new CloseDocument(closeCodes.expired, closeReasons.tokenExpired);
  if (claims.v < OLDEST_VERSION)
    throw new CloseDocument(closeCodes.rejected, `${closeReasons.upgrade}:${OLDEST_VERSION}`);
  const access = accessOf(documentName, claims, parts.workspaceOf);
  if (access === null) throw noAccess();
  if (parts.registry.isRevoked(access) || !isStillIn(parts.directory, claims, parts.clock()))
    throw new CloseDocument(closeCodes.revoked, closeReasons.revoked);
  return access;
}

/** Whether a teammate is still a member, with an open session; a visitor is as long as the token lasts. */
export function isStillIn(directory: Directory, claims: TokenClaims, now: number): boolean {
  if (claims.role === "visitor") return true;
  return (
    directory.memberName(claims.ws, claims.sub) !== null && directory.isSessionOpen(claims.sid, now)
  );
}
