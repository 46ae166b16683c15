import { mkdtempSync, openSync, closeSync, fsyncSync, rmSync, writeSync } from "node:fs";
import { join } from "node:path";
import type { Routes, Services } from "./services.ts";

const PROBE_BYTES = 64 * 1024;
const REMEMBERED_MS = 1000;

/** Whether Lobby can do its work: the database answers and takes writes, and the disk has room. */
export function healthRoutes(services: Services): Routes {
  let last: { at: number; problem: string | null } | null = null;
  const examine = () => {
    const now = services.clock();
    if (last === null || now - last.at >= REMEMBERED_MS)
      last = { at: now, problem: probe(services) };
    return last.problem;
  };
  return async (app) => {
    app.get("/health", { schema: { hide: true }, logLevel: "silent" }, async (_request, reply) => {
      const problem = examine();
      reply.header("cache-control", "no-store");
      if (problem === null) return { status: "ok" };
      return reply.status(503).send({ status: "failing", reason: problem });
    });
  };
}

function probe({ config, database, log }: Services): string | null {
  try {
    database.sqlite.exec("BEGIN IMMEDIATE; DELETE FROM idempotency WHERE workspace = ''; COMMIT");
  } catch (error) {
    if (database.sqlite.inTransaction) database.sqlite.exec("ROLLBACK");
    log.error({ err: error }, "health probe failed on the database");
    return "The database does not take writes.";
  }
  try {
    writeProbe(config.DATA_DIR);
    return null;
  } catch (error) {
    log.error({ err: error }, "health probe failed on the disk");
    return "The data directory does not take writes: the disk is full, or it may only be read.";
  }
}

/** Really takes room on the disk, and gives it back: SQLite alone would not notice a full disk before the next commit. */
function writeProbe(dataDir: string): void {
  const folder = mkdtempSync(join(dataDir, ".probe-"));
  try {
    const file = openSync(join(folder, "probe"), "w");
    try {
      writeSync(file, Buffer.alloc(PROBE_BYTES, 1));
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
