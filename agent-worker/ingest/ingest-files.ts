import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { ArticleStore, type NewArticle } from "../knowledge/articles.ts";
import type { Knowledge } from "../knowledge/database.ts";
import {
  errorCode,
  type FileProblem,
  findFiles,
  type FoundFile,
  type FoundFiles,
} from "./find-files.ts";
import { guessLanguage } from "./language.ts";
import { makePassages } from "./passages.ts";
import { READABLE_KINDS, readDocument } from "./read-document.ts";

export const LARGEST_FILE = 20 * 1024 * 1024;
const BATCH = 50;

export type IngestSummary = {
  collection: string;
  found: number;
  added: number;
  updated: number;
  unchanged: number;
  removed: number;
  failed: number;
  ignored: number;
  passages: number;
  ms: number;
  errors: FileProblem[];
};

export type IngestOptions = {
  targets: string[];
  collection: string;
  now: () => number;
  signal?: AbortSignal;
  onProgress?: (done: number, total: number) => void;
};

type FileOutcome = "added" | "updated" | "unchanged" | "failed";

/** Reads every file it can; what cannot be read is reported and never stops the rest. */
export async function ingestFiles(
  knowledge: Knowledge,
  options: IngestOptions,
): Promise<IngestSummary> {
  const began = options.now();
  const found = findFiles(options.targets);
  const summary = startSummary(options.collection, found);
  const store = new ArticleStore(knowledge, options.now);
  const ingestBatch = knowledge.transaction((files: FoundFile[]) => {
    for (const file of files) summary[ingestFile(store, file, summary)] += 1;
  });
  for (let at = 0; at < found.files.length && !options.signal?.aborted; at += BATCH) {
    ingestBatch.immediate(found.files.slice(at, at + BATCH));
    options.onProgress?.(Math.min(at + BATCH, found.files.length), found.files.length);
    // Lets Ctrl-C, the progress bar and other writers in between the batches.
    await new Promise((resume) => setImmediate(resume));
  }
  if (!options.signal?.aborted)
    knowledge.transaction(() => removeVanished(store, found, summary)).immediate();
  summary.ms = options.now() - began;
  return summary;
}

function startSummary(collection: string, found: FoundFiles): IngestSummary {
  return {
    collection,
    found: found.files.length,
    added: 0,
    updated: 0,
    unchanged: 0,
    removed: 0,
    failed: found.problems.length,
    ignored: found.ignored.length,
    passages: 0,
    ms: 0,
    errors: [...found.problems],
  };
}

function ingestFile(store: ArticleStore, found: FoundFile, summary: IngestSummary): FileOutcome {
  const article = readArticle(store, found, summary.collection);
  if (article === "unchanged") return "unchanged";
  if ("problem" in article) {
    summary.errors.push({ path: found.path, problem: article.problem });
    return "failed";
  }
  const { version, passages } = store.replace(article);
  summary.passages += passages;
  return version === 1 ? "added" : "updated";
}

function readArticle(
  store: ArticleStore,
  found: FoundFile,
  collection: string,
): NewArticle | "unchanged" | { problem: string } {
  if (found.bytes > LARGEST_FILE) {
    return { problem: `is larger than ${LARGEST_FILE / 1024 / 1024} MB` };
  }
  const bytes = readBytes(found.file);
  if (!(bytes instanceof Uint8Array)) return bytes;
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  if (store.find(collection, found.path)?.sha256 === sha256) return "unchanged";
  const read = readSafely(found.path, bytes);
  if (!read.ok) return { problem: read.problem };
  const { title, url, language, blocks } = read.document;
  const passages = makePassages(blocks);
  const { path, source } = found;
  return {
    collection,
    source,
    path,
    title,
    url,
    sha256,
    passages,
    language: language ?? guessLanguage(blocks),
    bytes: bytes.length,
  };
}

function readBytes(file: string): Uint8Array | { problem: string } {
  try {
    return readFileSync(file);
  } catch (error) {
    return { problem: `cannot be read (${errorCode(error)})` };
  }
}

/** A reader that fails on one hostile file must not take the other files with it. */
function readSafely(path: string, bytes: Uint8Array) {
  try {
    return readDocument(path, bytes);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return { ok: false as const, problem: `cannot be understood as ${READABLE_KINDS}: ${why}` };
  }
}

/** A file that is no longer in a folder given takes its article with it; an emptied folder is more likely a mishap. */
function removeVanished(store: ArticleStore, found: FoundFiles, summary: IngestSummary): void {
  for (const source of found.complete) {
    const present = new Set(
      found.files.filter((file) => file.source === source).map((file) => file.path),
    );
    if (present.size === 0) continue;
    for (const article of store.listFromSource(summary.collection, source)) {
      if (present.has(article.path)) continue;
      store.remove(article.id);
      summary.removed += 1;
    }
  }
}
