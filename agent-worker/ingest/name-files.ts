import { statSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import type { StoredArticle } from "../knowledge/articles.ts";
import type { FoundFile } from "./find-files.ts";

/**
 * The files with the names of their articles. Where another folder has a file of that name, its own folder's name comes
 * before it: two `index.md` are two articles. A folder that is gone has moved, and gives its names up.
 */
export function nameFiles(
  files: FoundFile[],
  find: (path: string) => StoredArticle | undefined,
): FoundFile[] {
  const taken = new Map<string, string>();
  return files.map((found) => {
    const isFree = (path: string) =>
      (taken.get(path) ?? found.source) === found.source && !isOfAnother(find(path), found);
    const path = namesOf(found).find(isFree) ?? found.file;
    taken.set(path, found.source);
    return { ...found, path };
  });
}

function namesOf({ path, source, file }: FoundFile): string[] {
  const folder = source === file ? dirname(file) : source;
  return [path, `${basename(folder)}/${path}`];
}

function isOfAnother(article: StoredArticle | undefined, found: FoundFile): boolean {
  if (!article || article.source === found.source) return false;
  if (!article.source.startsWith("/")) return true;
  const places = placesOf(article);
  return !places.includes(found.file) && places.some(isFile);
}

/** Where the file of an article may be: its source is a folder or the file itself. */
function placesOf({ source, path }: StoredArticle): string[] {
  return [source, join(source, path), join(dirname(source), path), path];
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
}
