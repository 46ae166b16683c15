import Database from "better-sqlite3";
import { mkdirSync } from "node:fs";
import { join } from "node:path";

/** Keeps a second sync server out of the data directory for as long as this process lives; null when there is one already. */
export function lockDataDirectory(dataDir: string): { release(): void } | null {
  mkdirSync(dataDir, { recursive: true });
  const lock = new Database(join(dataDir, "server.lock"), { timeout: 0 });
  try {
    lock.exec("BEGIN EXCLUSIVE");
  } catch (error) {
    lock.close();
    if (error instanceof Database.SqliteError && error.code === "SQLITE_BUSY") return null;
    throw error;
  }
  return { release: () => void lock.close() };
}
