import { mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, statSync } from "node:fs";
import { basename, dirname, join } from "node:path";

const ABANDONED_MS = 60 * 60_000;
const RIVALS = 5;

/**
 * Has `fill` fill an empty folder, which then takes the place of `folder` at once: until it is whole, and when `fill`
 * answers false or throws, the old one stays. Another process may do the same at the same time.
 */
export async function replaceFolder(
  folder: string,
  fill: (next: string) => Promise<boolean>,
): Promise<void> {
  const workshop = openWorkshop(folder);
  const next = join(workshop, "next");
  mkdirSync(next);
  try {
    if (await fill(next)) swap(folder, next, workshop);
  } finally {
    rmSync(workshop, { recursive: true });
  }
}

/** A folder beside it: only within one file system can things be moved at once. */
function openWorkshop(folder: string): string {
  const parent = dirname(folder);
  const prefix = `.${basename(folder)}-`;
  mkdirSync(parent, { recursive: true });
  for (const name of readdirSync(parent)) {
    if (name.startsWith(prefix)) removeAbandoned(join(parent, name));
  }
  return mkdtempSync(join(parent, prefix));
}

/** What a build that was killed left behind. */
function removeAbandoned(workshop: string): void {
  const changed = statSync(workshop, { throwIfNoEntry: false })?.mtimeMs ?? Number.NaN;
  if (Date.now() - changed > ABANDONED_MS) rmSync(workshop, { recursive: true, force: true });
}

function swap(folder: string, next: string, workshop: string): void {
  for (let rivals = 0; ; rivals += 1) {
    moveAway(folder, join(workshop, `old-${rivals}`));
    try {
      renameSync(next, folder);
      return;
    } catch (error) {
      if (!isCode(error, "ENOTEMPTY") || rivals === RIVALS) throw error;
    }
  }
}

function moveAway(folder: string, old: string): void {
  try {
    renameSync(folder, old);
  } catch (error) {
    if (!isCode(error, "ENOENT")) throw error;
  }
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && "code" in error && error.code === code;
}
