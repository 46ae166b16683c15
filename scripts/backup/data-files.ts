import { readdirSync } from "node:fs";
import { join, relative, sep } from "node:path";

/** The files of a data folder that a backup holds, as paths with `/`; databases are copied through SQLite. */
export type DataFiles = { databases: string[]; others: string[] };

const leftOut = /^(logs\/|\.|.*\.lock(-journal)?$|.*\.(db-wal|db-shm|db-journal|new|tmp)$)/;

export function listDataFiles(folder: string): DataFiles {
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join("/"))
    .filter((path) => !leftOut.test(path))
    .toSorted();
  return {
    databases: paths.filter((path) => path.endsWith(".db")),
    others: paths.filter((path) => !path.endsWith(".db")),
  };
}
