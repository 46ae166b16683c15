import { z } from "zod";

export const TOKEN_SECONDS = 15 * 60;
/** Schema version a client speaks; the server accepts this one and the two before. */
export const PROTOCOL_VERSION = 1;

/** Claims of the JWT that opens documents. A visitor's names its documents, a teammate's its workspace (P2). */
export const tokenClaimsSchema = z.discriminatedUnion("role", [
  z.object({
    role: z.literal("visitor"),
    sub: z.string(),
    ws: z.string(),
    docs: z.array(z.string()).max(50),
    v: z.int(),
    exp: z.int(),
  }),
  z.object({
    role: z.literal("teammate"),
    sub: z.string(),
    ws: z.string(),
    sid: z.string(),
    name: z.string(),
    v: z.int(),
    exp: z.int(),
  }),
]);

export type TokenClaims = z.infer<typeof tokenClaimsSchema>;
