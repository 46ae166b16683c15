import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { ok, refuse, type Result } from "../../shared/domain/result.ts";

const holderSchema = z.object({ pid: z.number().int().positive(), began: z.string() });
type Holder = z.infer<typeof holderSchema>;

/** `wasLeftBehind` tells that an earlier holder died without releasing it. */
export type Lock = { wasLeftBehind: boolean; release: () => void };

const lockPath = (folder: string) => join(folder, "lobby.lock");

/** The process that runs Lobby on this data folder, or undefined; a lock left by a crash does not count. */
export function lockHolder(folder: string): number | undefined {
  const holder = readHolder(folder);
  return holder && isRunning(holder) ? holder.pid : undefined;
}

/** Takes the data folder for this process; the problem is one sentence. */
export function acquireLock(folder: string): Result<Lock, string> {
  const first = tryToTake(folder);
  if (first) return ok({ wasLeftBehind: false, release: first });
  const pid = lockHolder(folder);
  if (pid !== undefined) return refuse(inUse(folder, pid));
  rmSync(lockPath(folder), { force: true });
  const second = tryToTake(folder);
  if (second) return ok({ wasLeftBehind: true, release: second });
  return refuse(inUse(folder, lockHolder(folder)));
}

function inUse(folder: string, pid: number | undefined): string {
  const holder = pid === undefined ? "" : ` (process ${pid})`;
  return `Another Lobby${holder} is running on the data folder ${folder}: stop it first or set DATA_DIR to another place.`;
}

function tryToTake(folder: string): (() => void) | undefined {
  const own: Holder = { pid: process.pid, began: beginningOf(process.pid) };
  try {
    writeFileSync(lockPath(folder), JSON.stringify(own), { flag: "wx" });
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "EEXIST") return undefined;
    throw error;
  }
  return () => {
    if (readHolder(folder)?.pid === process.pid) rmSync(lockPath(folder), { force: true });
  };
}

function readHolder(folder: string): Holder | undefined {
  try {
    return holderSchema.parse(JSON.parse(readFileSync(lockPath(folder), "utf8")));
  } catch {
    return undefined;
  }
}

function isRunning({ pid, began }: Holder): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "EPERM")) return false;
  }
  return beginningOf(pid) === began;
}

/** The process's start time in clock ticks, so that a reused pid is not taken for the holder; empty outside Linux. */
function beginningOf(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    return stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19] ?? "";
  } catch {
    return "";
  }
}
