import { type Dirent, readdirSync, realpathSync, type Stats, statSync } from "node:fs";
import { basename, join, relative, resolve, sep } from "node:path";
import { codeOf } from "../fetch-failure.ts";
import { isReadable } from "./read-document.ts";
import { isWithin } from "./within-folder.ts";

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
  /** Links of a folder to what is not in it: whoever may put a link there may not hand out the rest of the machine. */
  outside: { source: string; path: string }[];
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
  const found: FoundFiles = {
    files: [],
    ignored: [],
    problems: [],
    outside: [],
    sources: [],
    complete: [],
  };
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
  for (const entry of entries) {
    const { name } = entry;
    if (isSkipped(name)) continue;
    const file = join(folder, name);
    const path = below ? `${below}/${name}` : name;
    const stat = readStat(file, path, root, found);
    if (!stat) continue;
    const isFolder = stat.isDirectory();
    const leads = entry.isSymbolicLink() ? followLink(root, file) : "here";
    if (leads === "out" && (isFolder || isReadable(name)))
      found.outside.push({ source: root, path });
    else if (isFolder) walkFolder(root, path, file, seen, found);
    else if (!stat.isFile())
      found.problems.push({ source: root, path, problem: "is neither a file nor a folder" });
    else if (!isReadable(name)) found.ignored.push({ source: root, path });
    else if (leads === "here") found.files.push({ file, path, source: root, ...measure(stat) });
  }
}

/**
 * `again` is a link to a file that is found in the same folder anyway; not to a hidden one, as containers mount their files.
 */
function followLink(root: string, file: string): "out" | "again" | "here" {
  try {
    const [folder, target] = [realpathSync(root), realpathSync(file)];
    if (!isWithin(folder, target)) return "out";
    const below = relative(folder, target);
    return isReadable(below) && !below.split(sep).some(isSkipped) ? "again" : "here";
  } catch {
    // It went away just now, which reading it will tell.
    return "here";
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
): Dirent[] {
  try {
    const real = realpathSync(folder);
    if (seen.has(real)) return [];
    seen.add(real);
    const entries = readdirSync(folder, { withFileTypes: true });
    return entries.toSorted((a, b) => (a.name < b.name ? -1 : 1));
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
