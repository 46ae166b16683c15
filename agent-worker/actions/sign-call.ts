import { createHmac } from "node:crypto";

export type SignedPart = {
  id: string;
  /** Seconds since 1970. */
  timestamp: number;
  /** The body as it is sent; without one the method and the path with its query, as in `GET /orders/7`. */
  content: string;
};

/** The headers of https://www.standardwebhooks.com: HMAC-SHA256 over id, time and content. */
export function signCall(part: SignedPart, key: string): Record<string, string> {
  const secret = key.startsWith("whsec_") ? Buffer.from(key.slice(6), "base64") : Buffer.from(key);
  const signature = createHmac("sha256", secret)
    .update(`${part.id}.${part.timestamp}.${part.content}`)
    .digest("base64");
  return {
    "webhook-id": part.id,
    "webhook-timestamp": String(part.timestamp),
    "webhook-signature": `v1,${signature}`,
  };
}
