import { jwtVerify, SignJWT } from "jose";
import { z } from "zod";

const AUDIENCE = "lobby:visitor";
const LIFE_SECONDS = 400 * 24 * 3600;

export interface Visitor {
  id: string;
  workspace: string;
}

/** Proves that a later visit is the same visitor. It opens no document by itself: that takes a socket token. */
export interface VisitorIdentity {
  sign(visitor: Visitor): Promise<string>;
  /** Null when the token is forged, too old or made for something else. */
  verify(token: string): Promise<Visitor | null>;
}

const claimsSchema = z.object({ sub: z.string().min(1).max(64), ws: z.string().min(1).max(64) });

export function buildVisitorIdentity(secret: string, clock: () => number): VisitorIdentity {
  const key = new TextEncoder().encode(secret);
  return {
    sign: ({ id, workspace }) =>
      new SignJWT({ ws: workspace })
        .setProtectedHeader({ alg: "HS256" })
        .setSubject(id)
        .setAudience(AUDIENCE)
        .setExpirationTime(Math.floor(clock() / 1000) + LIFE_SECONDS)
        .sign(key),
    async verify(token) {
      try {
        const { payload } = await jwtVerify(token, key, {
          audience: AUDIENCE,
          algorithms: ["HS256"],
          currentDate: new Date(clock()),
        });
        const claims = claimsSchema.parse(payload);
        return { id: claims.sub, workspace: claims.ws };
      } catch {
        return null;
      }
    },
  };
}
