import Database from "better-sqlite3";
import { existsSync, statSync } from "node:fs";
import { join } from "node:path";
import { readOrCreateSecrets } from "../../sync-server/secrets.ts";
import { prepareDataFolder } from "../start/data-folder.ts";
import { failed, fine, messageOf, warning, type Finding } from "./check.ts";

const useBackup = "Restore the newest backup: npm run lobby -- restore <file>.";

export function checkDataFolder(folder: string): Finding {
  const prepared = prepareDataFolder(folder);
  return prepared.ok
    ? fine("Data folder", folder)
    : failed("Data folder", prepared.problem, "Correct the folder or DATA_DIR.");
}

export function checkDatabase(folder: string, file: string): Finding {
  const path = join(folder, file);
  if (!existsSync(path)) return fine(file, "not there yet; the first start creates it");
  try {
    const database = new Database(path, { readonly: true, timeout: 10_000 });
    const verdict = database.pragma("integrity_check", { simple: true });
    database.close();
    const megabytes = (statSync(path).size / 1_000_000).toFixed(1);
    if (verdict === "ok") return fine(file, `intact, ${megabytes} MB`);
    return failed(file, `damaged: ${String(verdict)}`, useBackup);
  } catch (error) {
    return failed(file, `cannot be opened: ${messageOf(error)}`, useBackup);
  }
}

export function checkSecrets(folder: string): Finding {
  const path = join(folder, "secrets.json");
  if (!existsSync(path)) return fine("Secrets", "not there yet; the first start creates them");
  try {
    readOrCreateSecrets(folder);
  } catch {
    return failed("Secrets", "secrets.json is damaged", useBackup);
  }
  const isPrivate = (statSync(path).mode & 0o077) === 0;
  return isPrivate
    ? fine("Secrets", "readable by their owner alone")
    : warning("Secrets", "other users may read secrets.json", `Run \`chmod 600 ${path}\`.`);
}
