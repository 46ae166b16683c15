import { ok, refuse, type Result } from "../../shared/domain/result.ts";
import { readOrCreateSecrets, type Secrets } from "../../sync-server/secrets.ts";
import { prepareDataFolder } from "./data-folder.ts";
import { acquireLock, type Lock } from "./lock.ts";
import { claimPort } from "./port.ts";
import type { Settings } from "./settings.ts";

export type Ground = { lock: Lock; port: number; secrets: Secrets };

/** After a crash the children of the dead supervisor may hold the port for a moment longer. */
const patienceAfterCrashMs = 10_000;

/** Checks and takes what a start needs: data folder, lock, port, secrets. The problem is one sentence. */
export async function prepareGround(settings: Settings): Promise<Result<Ground, string>> {
  const folder = prepareDataFolder(settings.DATA_DIR);
  if (!folder.ok) return folder;
  const lock = acquireLock(settings.DATA_DIR);
  if (!lock.ok) return lock;
  const taken = await takePortAndSecrets(settings, lock.value.wasLeftBehind);
  if (!taken.ok) {
    lock.value.release();
    return taken;
  }
  return ok({ lock: lock.value, ...taken.value });
}

async function takePortAndSecrets(settings: Settings, isAfterCrash: boolean) {
  const patience = isAfterCrash ? patienceAfterCrashMs : 0;
  const port = await claimPort(settings.HOST, settings.PORT, patience);
  if (!port.ok) return port;
  const secrets = readSecrets(settings.DATA_DIR);
  return secrets.ok ? ok({ port: port.value, secrets: secrets.value }) : secrets;
}

function readSecrets(folder: string): Result<Secrets, string> {
  try {
    return ok(readOrCreateSecrets(folder));
  } catch {
    return refuse(
      `The file ${folder}/secrets.json is damaged: restore it from a backup, or remove it to sign everybody out and start with new secrets.`,
    );
  }
}
