import { mkdtempSync, openSync, closeSync, fsyncSync, rmSync, writeSync } from "node:fs";
import { join } from "node:path";
import type { Routes, Services } from "./services.ts";

const PROBE_BYTES = 64 * 1024;
const REMEMBERED_MS = 1000;
const WRITER_MS = 1500;

/** Whether Lobby can do its work: the database answers and takes writes, and the disk has room. */
export function healthRoutes(services: Services): Routes {
  let last: { at: number; problem: Promise<string | null> } | null = null;
  const examine = () => {
    const now = services.clock();
    if (last === null || now - last.at >= REMEMBERED_MS)
      last = { at: now, problem: probe(services) };
    return last.problem;
  };
  return async (app) => {
    app.get("/health", { schema: { hide: true }, logLevel: "silent" }, async (_request, reply) => {
      const problem = await examine();
      reply.header("cache-control", "no-store");
      if (problem === null) return { status: "ok" };
      return reply.status(503).send({ status: "failing", reason: problem });
    });
  };
}

async function probe({ config, database, writer, log }: Services): Promise<string | null> {
  try {
    database.sqlite.exec("BEGIN IMMEDIATE; DELETE FROM idempotency WHERE workspace = ''; COMMIT");
  } catch (error) {
    if (database.sqlite.inTransaction) database.sqlite.exec("ROLLBACK");
    log.error({ err: error }, "health probe failed on the database");
    return "The database does not take writes.";
  }
  try {
    writeProbe(config.DATA_DIR);
  } catch (error) {
    log.error({ err: error }, "health probe failed on the disk");
    return "The data directory does not take writes: the disk is full, or it may only be read.";
  }
  return (await isAlive(writer)) ? null : "The writer does not answer.";
}

/** Whether the writer comes round to what is handed to it, and commits it. */
function isAlive(writer: Services["writer"]): Promise<boolean> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(false), WRITER_MS);
    const committed = () => {
      clearTimeout(timer);
      resolve(true);
    };
    writer.defer(() => committed);
  });
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
