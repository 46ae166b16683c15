import type { Doc, Transaction } from "yjs";

/** The one client id under which the server writes, in every document (P5). */
export const SERVER_CLIENT_ID = 2;

export type Parity = "odd" | "even";

/** Gives the document a client id of its side's parity, and keeps it so when Yjs rolls a new one (P5). */
export function keepParity(doc: Doc, parity: Parity): void {
  const repair = () => {
    if (!hasParity(doc.clientID, parity)) doc.clientID = withParity(doc.clientID, parity);
  };
  repair();
  doc.on("afterTransactionCleanup", (_transaction: Transaction) => repair());
}

export function hasParity(clientId: number, parity: Parity): boolean {
  return clientId !== SERVER_CLIENT_ID && clientId % 2 === (parity === "odd" ? 1 : 0);
}

function withParity(clientId: number, parity: Parity): number {
  const flipped = (clientId ^ 1) >>> 0;
  return hasParity(flipped, parity) ? flipped : parity === "odd" ? 3 : 4;
}
