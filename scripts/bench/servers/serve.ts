import type { PairAccess, ServerReady, ServerUsage, UsageOrder } from "../protocol.ts";

/** The server's side of the bench: says when it is up, and on demand what it has used. */
export function serve(port: number, pairs: PairAccess[]): void {
  process.on("disconnect", () => process.exit(0));
  process.on("message", (order: UsageOrder) => {
    if (order.isTidied) globalThis.gc?.();
    const { user, system } = process.cpuUsage();
    const usage: ServerUsage = {
      type: "usage",
      cpuMicroseconds: user + system,
      rssBytes: process.memoryUsage().rss,
    };
    process.send?.(usage);
  });
  const ready: ServerReady = { type: "ready", port, pairs };
  process.send?.(ready);
}

/** For servers that know no people. */
export function anonymousPairs(count: number): PairAccess[] {
  return Array.from({ length: count }, (_, index) => ({
    document: `c:01JBENCH${String(index).padStart(18, "0")}`,
    by: "01JBENCHV0000000000000000",
    senderToken: "any",
    readerToken: "any",
  }));
}
