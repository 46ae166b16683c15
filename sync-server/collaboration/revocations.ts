import { TOKEN_SECONDS } from "../../shared/protocol/token.ts";
import type { Access } from "./access.ts";

export type Revoked = { subject: string } | { session: string };

const TOKEN_MS = TOKEN_SECONDS * 1000;

/** Tokens made before their subject or session was revoked; remembered as long as such a token could live (P7). */
export function makeRevocations(clock: () => number): {
  add(who: Revoked): void;
  cover(access: Access): boolean;
  prune(): void;
} {
  const revokedAt = new Map<string, number>();
  const covers = (key: string, issuedAt: number) => issuedAt <= (revokedAt.get(key) ?? -Infinity);
  return {
    add: (who) => void revokedAt.set(keyOf(who), clock()),
    cover({ claims }) {
      const issuedAt = claims.exp * 1000 - TOKEN_MS;
      return (
        covers(keyOf({ subject: claims.sub }), issuedAt) ||
        (claims.role === "teammate" && covers(keyOf({ session: claims.sid }), issuedAt))
      );
    },
    prune() {
      const oldest = clock() - TOKEN_MS;
      for (const [key, at] of revokedAt) if (at < oldest) revokedAt.delete(key);
    },
  };
}

function keyOf(who: Revoked): string {
  return "subject" in who ? `subject:${who.subject}` : `session:${who.session}`;
}
