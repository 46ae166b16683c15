import { lstatSync, readdirSync, realpathSync, type Stats, statSync } from "node:fs";
import { basename, isAbsolute, join, relative, resolve, sep } from "node:path";
import { codeOf } from "../fetch-failure.ts";
import { isReadable } from "./read-document.ts";

/** `path` is the article's identity: relative to the folder given, forward slashes; the base name of a file given. */
export type FoundFile = {
  file: string;
  path: string;
  source: string;
  bytes: number;
  changedAt: number;
};

export type FileProblem = { path: string; problem: string };
export type FoundProblem = FileProblem & { source: string };

export type FoundFiles = {
  files: FoundFile[];
  ignored: { source: string; path: string }[];
  problems: FoundProblem[];
  /** The targets that are there. */
  sources: { location: string; kind: "folder" | "file" }[];
  /** Folders given that were listed completely: what is no longer in them is gone for good. */
  complete: string[];
};

const SKIPPED_FOLDERS = new Set(["node_modules", "__MACOSX"]);

/** Hidden, made by tools, or Word's sign that somebody has the document open. */
function isSkipped(name: string): boolean {
  return name.startsWith(".") || name.startsWith("~$") || SKIPPED_FOLDERS.has(name);
}

export function findFiles(targets: string[]): FoundFiles {
  const found: FoundFiles = { files: [], ignored: [], problems: [], sources: [], complete: [] };
  for (const target of targets) findTarget(target, found);
  return found;
}

function findTarget(target: string, found: FoundFiles): void {
  const file = resolve(target);
  const stat = readStat(file, target, file, found);
  if (!stat) return;
  if (stat.isFile()) {
    found.sources.push({ location: file, kind: "file" });
    found.files.push({ file, path: basename(file), source: file, ...measure(stat) });
  } else if (stat.isDirectory()) {
    found.sources.push({ location: file, kind: "folder" });
    const problems = found.problems.length;
    walkFolder(file, "", file, new Set(), found);
    if (found.problems.length === problems) found.complete.push(file);
  } else
    found.problems.push({ source: file, path: target, problem: "is neither a file nor a folder" });
}

function walkFolder(
  root: string,
  below: string,
  folder: string,
  seen: Set<string>,
  found: FoundFiles,
): void {
  const entries = listFolder({ root, folder, shown: below || folder }, seen, found);
  for (const name of entries) {
    if (isSkipped(name)) continue;
    const file = join(folder, name);
    const path = below ? `${below}/${name}` : name;
    const stat = readStat(file, path, root, found);
    if (!stat || (stat.isFile() && isSecondWay(root, file))) continue;
    if (stat.isDirectory()) walkFolder(root, path, file, seen, found);
    else if (!stat.isFile())
      found.problems.push({ source: root, path, problem: "is neither a file nor a folder" });
    else if (isReadable(name)) found.files.push({ file, path, source: root, ...measure(stat) });
    else found.ignored.push({ source: root, path });
  }
}

/** A link to a file that is found in the same folder anyway; not to a hidden one, as containers mount their files. */
function isSecondWay(root: string, file: string): boolean {
  try {
    if (!lstatSync(file).isSymbolicLink()) return false;
    const target = relative(realpathSync(root), realpathSync(file));
    const isInside = !target.startsWith("..") && !isAbsolute(target);
    return isInside && isReadable(target) && !target.split(sep).some(isSkipped);
  } catch {
    // It went away just now, which reading it will tell.
    return false;
  }
}

function measure(stat: Stats): { bytes: number; changedAt: number } {
  return { bytes: stat.size, changedAt: stat.mtimeMs };
}

/** A folder reached twice through links is listed once, so that a loop of links ends. */
function listFolder(
  { root, folder, shown }: { root: string; folder: string; shown: string },
  seen: Set<string>,
  found: FoundFiles,
): string[] {
  try {
    const real = realpathSync(folder);
    if (seen.has(real)) return [];
    seen.add(real);
    return readdirSync(folder).toSorted();
  } catch (error) {
    found.problems.push({
      source: root,
      path: shown,
      problem: `cannot be listed (${errorCode(error)})`,
    });
    return [];
  }
}

function readStat(file: string, shown: string, source: string, found: FoundFiles) {
  try {
    return statSync(file);
  } catch (error) {
    const code = errorCode(error);
    found.problems.push({
      source,
      path: shown,
      problem: code === "ENOENT" ? "does not exist" : `cannot be read (${code})`,
    });
    return null;
  }
}

export function errorCode(error: unknown): string {
  return codeOf(error) || "unknown error";
}
