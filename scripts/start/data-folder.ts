import { accessSync, constants, mkdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ok, refuse, type Result } from "../../shared/domain/result.ts";

/** Creates the data folder where it is missing and proves that it can be written. */
export function prepareDataFolder(folder: string): Result<string, string> {
  try {
    mkdirSync(join(folder, "logs"), { recursive: true, mode: 0o700 });
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
    const probe = join(folder, `.write-probe-${process.pid}`);
    writeFileSync(probe, "");
    rmSync(probe);
    return ok(folder);
  } catch (error) {
    return refuse(dataFolderProblem(folder, error));
  }
}

function dataFolderProblem(folder: string, error: unknown): string {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  if (code === "ENOSPC") {
    return `The disk that holds the data folder ${folder} is full: free some space and start again.`;
  }
  if (code === "ENOTDIR" || code === "EEXIST" || isFile(folder)) {
    return `The data folder ${folder} is not a folder: set DATA_DIR to another place.`;
  }
  if (code === "EACCES" || code === "EPERM" || code === "EROFS") {
    return `The data folder ${folder} may not be written by this user: change its owner or set DATA_DIR to another place.`;
  }
  return `The data folder ${folder} cannot be used: ${error instanceof Error ? error.message : String(error)}.`;
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
}
