import Database from "better-sqlite3";
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { dirname, join, resolve } from "node:path";
import { create } from "tar";
import { ok, refuse, type Result } from "../../shared/domain/result.ts";
import { listDataFiles } from "./data-files.ts";
import { describeFile, manifestName, type Manifest } from "./manifest.ts";

export type BackupSummary = { file: string; files: number; bytes: number; createdAt: string };

/**
 * Saves a data folder into one .tar.gz, also while Lobby runs on it: each database is copied as of one moment, and
 * the files that databases refer to are copied after them. An existing file is replaced only when `mayReplace`.
 */
export async function writeBackup(
  folder: string,
  target: string,
  mayReplace: boolean,
  now: Date,
): Promise<Result<BackupSummary, string>> {
  const file = resolve(target);
  const problem = whyNot(folder, file, mayReplace);
  if (problem) return refuse(problem);
  const staging = mkdtempSync(join(dirname(file), ".lobby-backup-"));
  try {
    const { databases, others } = listDataFiles(folder);
    for (const path of databases) await copyDatabase(folder, staging, path);
    for (const path of others) copyPlain(folder, staging, path);
    const paths = [...databases, ...others];
    const manifest: Manifest = {
      format: 1,
      createdAt: now.toISOString(),
      files: await Promise.all(paths.map((path) => describeFile(staging, path))),
    };
    writeFileSync(join(staging, manifestName), JSON.stringify(manifest, null, 2));
    const partial = join(staging, "archive.tar.gz");
    await create({ file: partial, cwd: staging, gzip: true }, [manifestName, ...paths]);
    chmodSync(partial, 0o600);
    renameSync(partial, file);
    const bytes = statSync(file).size;
    return ok({ file, files: paths.length, bytes, createdAt: manifest.createdAt });
  } finally {
    rmSync(staging, { recursive: true, force: true });
  }
}

function whyNot(folder: string, file: string, mayReplace: boolean): string | undefined {
  if (!existsSync(join(folder, "lobby.db"))) {
    return `There is nothing to back up: ${folder} holds no Lobby data.`;
  }
  if (!existsSync(dirname(file))) return `The folder ${dirname(file)} does not exist.`;
  const present = statSync(file, { throwIfNoEntry: false });
  if (present?.isDirectory()) return `${file} is a folder: name the file to write.`;
  if (present && present.size > 0 && !mayReplace) {
    return `${file} exists already: choose another name, or add --force to replace it.`;
  }
  return undefined;
}

async function copyDatabase(folder: string, staging: string, path: string): Promise<void> {
  mkdirSync(dirname(join(staging, path)), { recursive: true });
  const database = new Database(join(folder, path), { readonly: true, timeout: 10_000 });
  try {
    // All pages in one step: a copy in small steps starts over whenever another process writes in between.
    await database.backup(join(staging, path), { progress: () => Number.MAX_SAFE_INTEGER });
  } finally {
    database.close();
  }
}

function copyPlain(folder: string, staging: string, path: string): void {
  mkdirSync(dirname(join(staging, path)), { recursive: true });
  copyFileSync(join(folder, path), join(staging, path));
}
