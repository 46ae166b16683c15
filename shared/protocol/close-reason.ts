/** Close codes of the socket and reasons of a document connection, shared by both sides. */
export const closeCodes = {
  rate: 4429,
  tooBig: 1009,
  rejected: 4403,
  resync: 4409,
  moved: 4205,
  expired: 4401,
  revoked: 4410,
  goingAway: 1001,
} as const;

export const closeReasons = {
  tokenExpired: "token-expired",
  revoked: "revoked",
  noAccess: "no-access",
  upgrade: "upgrade",
} as const;

export type CloseAction = "resync" | "quarantine" | "renew-token" | "leave" | "update-app";

/** What a client does when a document connection is closed or refused for `reason` (W3). */
export function actionFor(reason: string): CloseAction {
  if (reason.startsWith("resync:")) return "resync";
  if (reason.startsWith("reject:")) return "quarantine";
  if (reason === closeReasons.tokenExpired) return "renew-token";
  if (reason.startsWith(closeReasons.upgrade)) return "update-app";
  return "leave";
}
