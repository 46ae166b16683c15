import type { Connection } from "@hocuspocus/server";
import { closeCodes, closeReasons } from "../../shared/protocol/close-reason.ts";
import type { Access } from "./access.ts";

const GRACE_MS = 30_000;

interface Entry {
  connection: Connection;
  access: Access;
  /** When its token ends, in milliseconds. */
  expiresAt: number;
  askedAt: number | null;
}

/** Every open document connection, with the token it stands on: for renewal and revocation (P7). */
export interface ConnectionRegistry {
  add(connection: Connection, access: Access): void;
  renew(connection: Connection, access: Access): void;
  remove(connection: Connection): void;
  accessOf(connection: Connection): Access | undefined;
  revoke(who: { subject: string } | { session: string }): void;
  /** Whether a token was made before its subject or session was revoked. */
  isRevoked(access: Access): boolean;
  countOf(subject: string): number;
  /** Asks for new tokens where they have ended, closes what has not brought one. */
  sweep(now: number): void;
  readonly size: number;
}

export function makeConnectionRegistry(): ConnectionRegistry {
  const entries = new Map<Connection, Entry>();
  const counts = new Map<string, number>();
  const count = (subject: string, by: number) => {
    const next = (counts.get(subject) ?? 0) + by;
    if (next > 0) counts.set(subject, next);
    else counts.delete(subject);
  };
  const revokedSessions = new Set<string>();
  return {
    add(connection, access) {
      if (!entries.has(connection)) count(access.claims.sub, 1);
      entries.set(connection, entryOf(connection, access));
    },
    renew(connection, access) {
      if (entries.has(connection)) entries.set(connection, entryOf(connection, access));
    },
    remove(connection) {
      const entry = entries.get(connection);
      if (entry !== undefined) count(entry.access.claims.sub, -1);
      entries.delete(connection);
    },
    accessOf: (connection) => entries.get(connection)?.access,
    revoke(who) {
      if ("session" in who) revokedSessions.add(who.session);
      for (const { connection, access } of entries.values()) {
        const { claims } = access;
        const isTheirs =
          "subject" in who
            ? claims.sub === who.subject
            : claims.role === "teammate" && claims.sid === who.session;
        if (isTheirs) connection.close({ code: closeCodes.revoked, reason: closeReasons.revoked });
      }
    },
    isRevoked: ({ claims }) => claims.role === "teammate" && revokedSessions.has(claims.sid),
    countOf: (subject) => counts.get(subject) ?? 0,
    sweep(now) {
      for (const entry of entries.values()) sweepOne(entry, now);
    },
    get size() {
      return entries.size;
    },
  };
}

function entryOf(connection: Connection, access: Access): Entry {
  return { connection, access, expiresAt: access.claims.exp * 1000, askedAt: null };
}

function sweepOne(entry: Entry, now: number): void {
  if (now < entry.expiresAt) return;
  if (entry.askedAt === null) {
    entry.askedAt = now;
    entry.connection.requestToken();
  } else if (now - entry.askedAt >= GRACE_MS) {
    entry.connection.close({ code: closeCodes.expired, reason: closeReasons.tokenExpired });
  }
}
