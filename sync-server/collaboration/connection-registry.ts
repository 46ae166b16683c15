import type { Connection } from "@hocuspocus/server";
import { closeCodes, closeReasons } from "../../shared/protocol/close-reason.ts";
import type { Access } from "./access.ts";
import { makeRevocations, type Revoked } from "./revocations.ts";

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
  revoke(who: Revoked): void;
  /** Whether a token was made before its subject or session was revoked. */
  isRevoked(access: Access): boolean;
  countOf(subject: string): number;
  /** Asks for new tokens where they have ended; closes what has not brought one, and whoever is not in any more. */
  sweep(now: number, isStillIn: (access: Access) => boolean): void;
  readonly size: number;
}

export function makeConnectionRegistry(clock: () => number): ConnectionRegistry {
  const entries = new Map<Connection, Entry>();
  const counts = new Map<string, number>();
  const count = (subject: string, by: number) => {
    const next = (counts.get(subject) ?? 0) + by;
    if (next > 0) counts.set(subject, next);
    else counts.delete(subject);
  };
  const revocations = makeRevocations(clock);
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
      revocations.add(who);
      for (const { connection, access } of entries.values())
        if (revocations.cover(access)) closeRevoked(connection);
    },
    isRevoked: (access) => revocations.cover(access),
    countOf: (subject) => counts.get(subject) ?? 0,
    sweep(now, isStillIn) {
      revocations.prune();
      for (const entry of entries.values()) {
        if (isStillIn(entry.access)) sweepOne(entry, now);
        else closeRevoked(entry.connection);
      }
    },
    get size() {
      return entries.size;
    },
  };
}

export function closeRevoked(connection: Connection): void {
  connection.close({ code: closeCodes.revoked, reason: closeReasons.revoked });
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
