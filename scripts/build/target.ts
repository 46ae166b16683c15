import { createHash, type Hash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** One thing vite builds: `sources` are files and folders relative to the root that can change its output. */
export type Target = { name: string; mode: string; sources: string[]; output: string };

const everyBuild = ["vite.config.ts", "scripts/build", "package-lock.json", "tsconfig.json"];

export const targets: Target[] = [
  {
    name: "client",
    mode: "production",
    sources: ["client", "shared", ...everyBuild],
    output: "client/index.html",
  },
  {
    name: "widget",
    mode: "widget",
    sources: ["widget", "shared", ...everyBuild],
    output: "widget/index.html",
  },
  {
    name: "loader",
    mode: "loader",
    sources: ["widget", "shared", ...everyBuild],
    output: "loader/widget.js",
  },
];

const stampPath = (root: string, target: Target) => join(root, "dist", `${target.name}.sources`);

/** The hash of everything that can change what the target builds to. */
export function sourcesHash(root: string, target: Target): string {
  const hash = createHash("sha256");
  for (const source of target.sources) addToHash(hash, root, source);
  return hash.digest("hex");
}

function addToHash(hash: Hash, root: string, path: string): void {
  const full = join(root, path);
  if (!existsSync(full)) return;
  const entries = readFolder(full);
  if (entries === undefined) {
    hash.update(path).update(readFileSync(full));
    return;
  }
  for (const entry of entries) {
    if (!entry.includes(".test.") && entry !== "e2e") addToHash(hash, root, `${path}/${entry}`);
  }
}

function readFolder(path: string): string[] | undefined {
  try {
    return readdirSync(path).toSorted();
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOTDIR") return undefined;
    throw error;
  }
}

export function isFresh(root: string, target: Target, hash: string): boolean {
  const stamp = stampPath(root, target);
  return (
    existsSync(join(root, "dist", target.output)) &&
    existsSync(stamp) &&
    readFileSync(stamp, "utf8") === hash
  );
}

export function markStale(root: string, target: Target): void {
  rmSync(stampPath(root, target), { force: true });
}

export function markFresh(root: string, target: Target, hash: string): void {
  const stamp = stampPath(root, target);
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, hash);
}
