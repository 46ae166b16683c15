import { createHash } from "node:crypto";
import { ArticleStore, type NewArticle } from "../knowledge/articles.ts";
import type { Knowledge } from "../knowledge/database.ts";
import { type SourceError, SourceStore, type Tally } from "../knowledge/sources.ts";
import { FileTallies } from "./file-tallies.ts";
import { findFiles, type FoundFile, type FoundFiles } from "./find-files.ts";
import { fillLanguages } from "./fill-languages.ts";
import { nameFiles } from "./name-files.ts";
import { ReaderPool } from "./reader/reader-pool.ts";
import { readFound } from "./read-found.ts";
import type { ReadingRoom } from "./reader/reading.ts";
import { inParallel } from "./in-parallel.ts";
import { LEADS_OUT } from "./within-folder.ts";

const MEGABYTE = 1024 * 1024;
const LARGEST_TEXT = 20 * MEGABYTE;
/** Pictures and fonts make these large, not text. */
const LARGEST_PACKED = 64 * MEGABYTE;
/** What a kill may cost: so many articles, or those of so many milliseconds. */
const BATCH = 200;
const LONGEST_WAIT = 500;

export type IngestSummary = Tally & { collection: string; ms: number; errors: SourceError[] };

export type IngestOptions = {
  targets: string[];
  collection: string;
  now: () => number;
  /** Reads files again that have not changed. */
  again?: boolean;
  /** Where files are read; by default processes of its own, which end with the call. */
  room?: ReadingRoom;
  signal?: AbortSignal;
  onProgress?: (done: number, total: number) => void;
};

/** Reads every file it can; what cannot be read is reported and never stops the rest. Killed, it goes on where it was. */
export async function ingestFiles(
  knowledge: Knowledge,
  options: IngestOptions,
): Promise<IngestSummary> {
  const room = options.room ?? new ReaderPool();
  try {
    return await new FileIngest(knowledge, options, room).run();
  } finally {
    if (!options.room) room.close();
  }
}

class FileIngest {
  readonly #knowledge: Knowledge;
  readonly #options: IngestOptions;
  readonly #room: ReadingRoom;
  readonly #store: ArticleStore;
  readonly #sources: SourceStore;
  readonly #tallies = new FileTallies();
  #ready: NewArticle[] = [];
  #written = performance.now();

  constructor(knowledge: Knowledge, options: IngestOptions, room: ReadingRoom) {
    this.#knowledge = knowledge;
    this.#options = options;
    this.#room = room;
    this.#store = new ArticleStore(knowledge, options.now);
    this.#sources = new SourceStore(knowledge, options.now);
  }

  async run(): Promise<IngestSummary> {
    const { collection, now, signal, onProgress } = this.#options;
    const began = now();
    const listed = findFiles(this.#options.targets);
    const names = nameFiles(listed.files, (path) => this.#store.find(collection, path));
    const found = { ...listed, files: names };
    const runs = this.#beginSources(found);
    const settle = this.#sources.keepAlive(runs.values());
    let done = 0;
    await inParallel(found.files, this.#room.places, async (file) => {
      if (signal?.aborted) return;
      await this.#ingest(file);
      done += 1;
      if (done % 10 !== 0 && done !== found.files.length) return;
      for (const [location, id] of runs) this.#sources.touch(id, this.#tallies.of(location).tally);
      onProgress?.(done, found.files.length);
    }).finally(settle);
    this.#write();
    if (!signal?.aborted) this.#removeVanished(found);
    this.#finishSources(runs);
    const { tally, errors } = this.#tallies.all;
    return { collection, ...tally, ms: now() - began, errors };
  }

  #beginSources(found: FoundFiles): Map<string, string> {
    const { collection } = this.#options;
    for (const { source, path, problem } of found.problems)
      this.#tallies.fail(source, { path, problem });
    for (const { source, path } of found.outside)
      this.#tallies.fail(source, { path, problem: LEADS_OUT });
    for (const file of found.files) this.#tallies.count(file.source, "found");
    for (const { source } of found.ignored) this.#tallies.count(source, "ignored");
    const begin = this.#knowledge.transaction(() => {
      const runs = new Map<string, string>();
      for (const { location, kind } of found.sources)
        runs.set(location, this.#sources.begin({ collection, kind, location }).id);
      return runs;
    });
    return begin.immediate();
  }

  #finishSources(runs: Map<string, string>): void {
    const finish = this.#knowledge.transaction(() => {
      for (const [location, id] of runs) {
        const { tally, errors } = this.#tallies.of(location);
        fillLanguages(this.#knowledge, this.#options.collection, location);
        const isDone = !this.#options.signal?.aborted;
        this.#sources.finish(id, isDone ? "done" : "failed", tally, errors);
      }
    });
    finish.immediate();
  }

  async #ingest(found: FoundFile): Promise<void> {
    const outcome = await this.#read(found);
    if (outcome === "unchanged") this.#tallies.count(found.source, "unchanged");
    else if ("problem" in outcome)
      this.#tallies.fail(found.source, { path: found.path, problem: outcome.problem });
    else this.#ready.push(outcome);
    const isOverdue = performance.now() - this.#written > LONGEST_WAIT;
    if (this.#ready.length >= BATCH || isOverdue) this.#write();
  }

  async #read(found: FoundFile): Promise<NewArticle | "unchanged" | { problem: string }> {
    const { path, source } = found;
    const { collection, again = false } = this.#options;
    const largest = /\.(?:pdf|docx)$/i.test(path) ? LARGEST_PACKED : LARGEST_TEXT;
    if (found.bytes > largest) return { problem: `is larger than ${largest / MEGABYTE} MB` };
    const bytes = await readFound(found, largest);
    if (!(bytes instanceof Uint8Array)) return bytes;
    const sha256 = createHash("sha256").update(bytes).digest("hex");
    const known = again ? undefined : this.#store.find(collection, path);
    if (known?.sha256 === sha256) {
      if (known.source !== source) this.#store.adopt(known.id, source);
      return "unchanged";
    }
    const size = bytes.length;
    const reading = await this.#room.read({
      kind: "article",
      name: path,
      bytes,
      encoding: null,
      address: null,
    });
    if (reading.kind !== "article")
      return { problem: reading.kind === "problem" ? reading.problem : "is not an article" };
    const { title, url, language, passages } = reading.article;
    return { collection, source, path, title, url, language, passages, sha256, bytes: size };
  }

  #write(): void {
    const articles = this.#ready;
    this.#ready = [];
    const write = this.#knowledge.transaction(() => {
      for (const article of articles) {
        const { version, passages } = this.#store.replace(article);
        this.#tallies.count(article.source, version === 1 ? "added" : "updated");
        this.#tallies.count(article.source, "passages", passages);
      }
    });
    if (articles.length > 0) write.immediate();
    this.#written = performance.now();
  }

  /**
   * A file that is no longer in a folder given takes its article with it; an emptied folder is more likely a mishap. What
   * a link out of the folder brought in goes in any case.
   */
  #removeVanished(found: FoundFiles): void {
    const remove = this.#knowledge.transaction(
      (source: string, isGone: (path: string) => boolean) => {
        for (const article of this.#store.listFromSource(this.#options.collection, source)) {
          if (!isGone(article.path)) continue;
          this.#store.remove(article.id);
          this.#tallies.count(source, "removed");
        }
      },
    );
    for (const { source, path } of found.outside)
      remove.immediate(source, (one) => one === path || one.startsWith(`${path}/`));
    for (const source of found.complete) {
      const files = found.files.filter((file) => file.source === source);
      const present = new Set(files.map((file) => file.path));
      if (present.size > 0) remove.immediate(source, (path) => !present.has(path));
    }
  }
}
