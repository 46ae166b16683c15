import { isAbsolute, relative, sep } from "node:path";

export const LEADS_OUT = "is a link that leads out of the folder";

/** Whether a path without links is the folder, itself without links, or below it. */
export function isWithin(folder: string, path: string): boolean {
  const below = relative(folder, path);
  return below !== ".." && !below.startsWith(`..${sep}`) && !isAbsolute(below);
}
