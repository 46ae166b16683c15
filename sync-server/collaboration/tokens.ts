import { jwtVerify, SignJWT } from "jose";
import {
  PROTOCOL_VERSION,
  TOKEN_SECONDS,
  type TokenClaims,
  tokenClaimsSchema,
} from "../../shared/protocol/token.ts";
import type { TokenIssuer } from "./collaboration.ts";

const AUDIENCE = "lobby:socket";

export interface Tokens extends TokenIssuer {
  /** Null when the token is forged, expired or not for the socket. */
  verify(token: string): Promise<TokenClaims | null>;
}

export function makeTokens(secret: string, clock: () => number): Tokens {
  const key = new TextEncoder().encode(secret);
  return {
    async issue(claims) {
      const exp = Math.floor(clock() / 1000) + TOKEN_SECONDS;
      const token = await new SignJWT({ ...claims, v: PROTOCOL_VERSION })
        .setProtectedHeader({ alg: "HS256" })
        .setAudience(AUDIENCE)
        .setExpirationTime(exp)
        .sign(key);
      return { token, expiresAt: exp * 1000 };
    },
    async verify(token) {
      try {
        const { payload } = await jwtVerify(token, key, {
          audience: AUDIENCE,
          algorithms: ["HS256"],
          currentDate: new Date(clock()),
        });
        const claims = tokenClaimsSchema.safeParse(payload);
        return claims.success ? claims.data : null;
      } catch {
        return null;
      }
    },
  };
}
