import Database from "better-sqlite3";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { extract } from "tar";
import { ok, refuse, type Result } from "../../shared/domain/result.ts";
import { listDataFiles } from "./data-files.ts";
import { describeFile, manifestName, manifestSchema, type Manifest } from "./manifest.ts";

/** Unpacks an archive into an empty folder and proves that every file is as it was saved; the problem is one sentence. */
export async function unpackBackup(
  archive: string,
  into: string,
): Promise<Result<Manifest, string>> {
  try {
    await extract({
      file: archive,
      cwd: into,
      strict: true,
      filter: (_path, entry) =>
        "type" in entry && (entry.type === "File" || entry.type === "Directory"),
    });
  } catch {
    return refuse(`${archive} is damaged or is not a Lobby backup.`);
  }
  const manifest = readManifest(into);
  if (!manifest) return refuse(`${archive} is not a Lobby backup.`);
  const problem = (await firstDifference(into, manifest)) ?? firstDamagedDatabase(into);
  return problem === undefined ? ok(manifest) : refuse(`${archive} is damaged: ${problem}.`);
}

function readManifest(folder: string): Manifest | undefined {
  const path = join(folder, manifestName);
  if (!existsSync(path)) return undefined;
  try {
    return manifestSchema.parse(JSON.parse(readFileSync(path, "utf8")));
  } catch {
    return undefined;
  }
}

async function firstDifference(folder: string, manifest: Manifest): Promise<string | undefined> {
  const { databases, others } = listDataFiles(folder);
  const present = new Set([...databases, ...others]);
  for (const saved of manifest.files) {
    if (!present.has(saved.path)) return `${saved.path} is missing`;
    const found = await describeFile(folder, saved.path);
    if (found.sha256 !== saved.sha256) return `${saved.path} differs from what was saved`;
  }
  return manifest.files.some(({ path }) => path === "lobby.db") ? undefined : "lobby.db is missing";
}

function firstDamagedDatabase(folder: string): string | undefined {
  const damaged = listDataFiles(folder).databases.find((path) => !isIntact(join(folder, path)));
  return damaged && `the database ${damaged} cannot be read`;
}

function isIntact(path: string): boolean {
  try {
    const database = new Database(path);
    const verdict = database.pragma("integrity_check", { simple: true });
    database.close();
    return verdict === "ok";
  } catch {
    return false;
  }
}
