import { mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { basename, extname, join, resolve } from "node:path";
import { isReadable, READABLE_KINDS } from "../ingest/read-document.ts";
import { refuse, ok, type Result } from "../../shared/domain/result.ts";

/** The files people uploaded, one folder for each collection, read like any other folder. */
export type Uploads = {
  folderOf(collection: string): string;
  /** Keeps a file in the place of the one with the same name; a name that is no good is refused in a sentence. */
  keep(collection: string, name: string, bytes: Uint8Array): Result<string, string>;
  forget(collection: string, name: string): void;
};

const LONGEST_NAME = 120;

export function openUploads(dataDir: string): Uploads {
  const root = resolve(dataDir, "uploads");
  const folderOf = (collection: string) => join(root, collection.replace(/[^\w-]/g, "_"));
  return {
    folderOf,
    keep(collection, given, bytes) {
      const name = plainName(given);
      if (!isReadable(name))
        return refuse(`This is not a kind of file that can be read: ${READABLE_KINDS}.`);
      const folder = folderOf(collection);
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      const half = join(folder, `.${name}.part`);
      writeFileSync(half, bytes, { mode: 0o600 });
      renameSync(half, join(folder, name));
      return ok(name);
    },
    forget: (collection, name) =>
      rmSync(join(folderOf(collection), plainName(name)), { force: true }),
  };
}

/** Nothing of a path is left, nothing that hides a file, nothing that a file system may not hold. */
function plainName(given: string): string {
  const last = basename(given.replaceAll("\\", "/").normalize("NFC"));
  const plain = last
    .replace(/[\p{Cc}<>:"|?*]/gu, " ")
    .replace(/^[.\s]+/, "")
    .trim();
  const ending = extname(plain);
  return `${plain.slice(0, plain.length - ending.length).slice(0, LONGEST_NAME) || "file"}${ending}`;
}
