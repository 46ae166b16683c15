import type { Logger } from "pino";
import { GateRefusal } from "../../shared/document/gate.ts";
import { closeCodes } from "../../shared/protocol/close-reason.ts";
import type { Access } from "./access.ts";

/** What Hocuspocus turns into a close of one document connection. It writes each to the console: without a stack that is a line. */
export class CloseDocument extends Error {
  readonly code: number;
  readonly reason: string;
  constructor(code: number, reason: string, options?: ErrorOptions) {
    super("", options);
    this.stack = "";
    this.code = code;
    this.reason = reason;
  }
}

export function closeFor(error: unknown): CloseDocument {
  if (error instanceof CloseDocument) return error;
  if (error instanceof GateRefusal) {
    const code = error.problem.kind === "reject" ? closeCodes.rejected : closeCodes.resync;
    return new CloseDocument(code, `${error.problem.kind}:${error.problem.why}`);
  }
  return new CloseDocument(closeCodes.resync, "resync:internal", { cause: error });
}

/** Counts refused updates by reason. Honest clients never cause a `reject:`, so those are logged. */
export interface RefusalCounter {
  count(reason: string, access: Access): void;
  total(): number;
  byReason(): Record<string, number>;
}

export function makeRefusalCounter(log: Logger): RefusalCounter {
  const counts = new Map<string, number>();
  return {
    count(reason, { claims }) {
      counts.set(reason, (counts.get(reason) ?? 0) + 1);
      if (reason.startsWith("reject:"))
        log.warn({ reason, subject: claims.sub, role: claims.role }, "update refused");
    },
    total: () => [...counts.values()].reduce((sum, one) => sum + one, 0),
    byReason: () => Object.fromEntries(counts),
  };
}
