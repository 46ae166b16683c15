import Database from "better-sqlite3";
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { ok, refuse, type Result } from "../../shared/domain/result.ts";
import { lockDataDirectory } from "../../sync-server/data-lock.ts";
import { acquireLock } from "../start/lock.ts";
import { manifestName } from "./manifest.ts";
import { unpackBackup } from "./unpack-backup.ts";

/** `keptAside` is where the data that was there before is now. */
export type RestoreSummary = { createdAt: string; files: number; keptAside: string | null };

/** Puts a backup in the place of the data folder, which is kept aside; refused while Lobby runs on it. */
export async function restoreBackup(
  archive: string,
  folder: string,
  now: Date,
): Promise<Result<RestoreSummary, string>> {
  if (!existsSync(archive)) return refuse(`There is no file ${archive}.`);
  const wasThere = existsSync(folder);
  mkdirSync(folder, { recursive: true });
  const lock = takeFolder(folder);
  if (!lock.ok) return lock;
  const staging = mkdtempSync(join(dirname(resolve(folder)), `.${basename(folder)}-restoring-`));
  try {
    const unpacked = await unpackBackup(archive, staging);
    if (!unpacked.ok) return unpacked;
    rmSync(join(staging, manifestName));
    beginNewEpoch(join(staging, "lobby.db"));
    const keptAside = swap(staging, folder, wasThere, now);
    const { createdAt, files } = unpacked.value;
    return ok({ createdAt, files: files.length, keptAside });
  } finally {
    lock.value.release();
    rmSync(staging, { recursive: true, force: true });
  }
}

/** Also keeps out a sync server that runs without `npm start`. */
function takeFolder(folder: string): Result<{ release: () => void }, string> {
  const lock = acquireLock(folder);
  if (!lock.ok) return lock;
  const serverLock = lockDataDirectory(folder);
  if (serverLock) {
    return ok({
      release() {
        serverLock.release();
        lock.value.release();
      },
    });
  }
  lock.value.release();
  return refuse(`A sync server is running on the data folder ${folder}: stop it first.`);
}

/** Clients that saw more than the backup holds must rebuild their replicas: the server's clocks go back with it. */
function beginNewEpoch(path: string): void {
  const database = new Database(path);
  for (const table of ["document", "workspace_feed"]) {
    const present = database
      .prepare("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?")
      .get(table);
    if (present) database.exec(`UPDATE ${table} SET epoch = epoch + 1`);
  }
  database.pragma("wal_checkpoint(TRUNCATE)");
  database.close();
}

function swap(staging: string, folder: string, wasThere: boolean, now: Date): string | null {
  if (!wasThere) {
    rmSync(folder, { recursive: true });
    renameSync(staging, folder);
    return null;
  }
  const aside = `${resolve(folder)}.before-restore-${now.toISOString().replaceAll(/[:.]/g, "-")}`;
  renameSync(folder, aside);
  renameSync(staging, folder);
  rmSync(join(aside, "lobby.lock"));
  return aside;
}
