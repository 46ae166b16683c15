import {
  closeSync,
  constants,
  fstatSync,
  openSync,
  readFileSync,
  realpathSync,
  type Stats,
  statSync,
} from "node:fs";
import { open } from "node:fs/promises";
import { errorCode, type FoundFile } from "./find-files.ts";
import { isWithin, LEADS_OUT } from "./within-folder.ts";

/** Small files are in memory sooner than a promise is kept. */
const SMALL = 1024 * 1024;
/** A pipe put in a file's place would never open otherwise. */
const FLAGS = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0);

/** A file of a folder is looked at once more when it is open: a link may have been put in its place since it was found. */
export async function readFound(
  found: FoundFile,
  largest: number,
): Promise<Uint8Array | { problem: string }> {
  try {
    if (found.bytes >= SMALL) return await readLarge(found, largest);
    const opened = openSync(found.file, FLAGS);
    try {
      return problemOf(found, fstatSync(opened), largest) ?? readFileSync(opened);
    } finally {
      closeSync(opened);
    }
  } catch (error) {
    return { problem: `cannot be read (${errorCode(error)})` };
  }
}

async function readLarge(found: FoundFile, largest: number) {
  await using opened = await open(found.file, FLAGS);
  return problemOf(found, await opened.stat(), largest) ?? (await opened.readFile());
}

function problemOf(found: FoundFile, opened: Stats, largest: number): { problem: string } | null {
  if (!opened.isFile()) return { problem: "is neither a file nor a folder" };
  if (opened.size > largest) return { problem: `is larger than ${largest / 1024 / 1024} MB` };
  return movedProblem(found, opened);
}

/** What was named itself may be a link to anywhere. */
function movedProblem({ file, source }: FoundFile, opened: Stats): { problem: string } | null {
  if (file === source) return null;
  const real = realpathSync(file);
  if (!isWithin(realpathSync(source), real)) return { problem: LEADS_OUT };
  const { dev, ino } = statSync(real);
  const isSame = dev === opened.dev && ino === opened.ino;
  return isSame ? null : { problem: "was replaced while it was read" };
}
