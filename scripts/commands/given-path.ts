import { existsSync } from "node:fs";
import { resolve } from "node:path";

/** A path as the user meant it: npm runs scripts in the project's folder and tells in INIT_CWD where the user stands. */
export function givenPath(path: string): string {
  const fromUser = resolve(process.env["INIT_CWD"] || ".", path);
  return existsSync(fromUser) ? fromUser : resolve(path);
}
