import { type DocumentName, parseDocumentName } from "../../shared/document/document-name.ts";
import type { Parity } from "../../shared/document/client-id.ts";
import type { TokenClaims } from "../../shared/protocol/token.ts";

/** What a connection is to its document, settled when it authenticates (P2, P3). */
export interface Access {
  document: DocumentName;
  claims: TokenClaims;
  /** The lane it may append to; "draft" for free writing, null for reading only. */
  writes: "v" | "o" | "draft" | null;
  parity: Parity;
}

/** Null when the token does not open the document. `workspaceOf` answers null for an unknown conversation. */
export function accessOf(
  name: string,
  claims: TokenClaims,
  workspaceOf: (conversation: string) => string | null,
): Access | null {
  const document = parseDocumentName(name);
  if (document === null) return null;
  if (claims.role === "visitor") {
    const isNamed = document.kind === "c" && claims.docs.includes(name);
    return isNamed && workspaceOf(document.id) === claims.ws
      ? { document, claims, writes: "v", parity: "odd" }
      : null;
  }
  const workspace = document.kind === "w" ? document.id : workspaceOf(document.id);
  if (workspace !== claims.ws) return null;
  return { document, claims, writes: teamWrites[document.kind], parity: "even" };
}

const teamWrites = { c: null, n: "o", d: "draft", w: null } as const;
