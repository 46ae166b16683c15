import { readFileSync } from "node:fs";
import { cpus } from "node:os";

const packages = ["@hocuspocus/server", "yjs", "ws", "better-sqlite3"];

/** What was measured on what, in one line. */
export function describeVersions(): string {
  const versions = packages.map((name) => {
    const path = new URL(`../../node_modules/${name}/package.json`, import.meta.url);
    const { version } = JSON.parse(readFileSync(path, "utf8")) as { version: string };
    return `${name} ${version}`;
  });
  return `Node ${process.versions.node}, ${cpus().length} cores (${cpus()[0]?.model ?? "unknown"}), ${versions.join(", ")}`;
}
