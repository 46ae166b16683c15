import { setTimeout as wait } from "node:timers/promises";
import type { Logger } from "pino";
import type { Knowledge } from "../knowledge/database.ts";
import { emptyTally, type Source, type SourceKind, SourceStore } from "../knowledge/sources.ts";
import type { IngestSummary } from "./ingest-files.ts";
import { refreshSource } from "./refresh-source.ts";

type Options = {
  knowledge: Knowledge;
  log: Pick<Logger, "info" | "error">;
  now: () => number;
  allowPrivate: boolean;
  kinds?: SourceKind[];
  lookEvery?: number;
};

/** Reads websites when their time has come, and whatever was asked for or left half read; several workers share the work. */
export class SourceSchedule {
  readonly #options: Options;
  readonly #sources: SourceStore;
  #wake: () => void = () => undefined;

  constructor(options: Options) {
    this.#options = options;
    this.#sources = new SourceStore(options.knowledge, options.now);
  }

  /** There may be something to read now. */
  wake(): void {
    this.#wake();
  }

  async run(signal: AbortSignal): Promise<void> {
    const { log, lookEvery = 15_000 } = this.#options;
    while (!signal.aborted) {
      const woken = new AbortController();
      this.#wake = () => woken.abort();
      try {
        if (await this.refreshNext(signal)) continue;
      } catch (error) {
        log.error({ err: error }, "source not read");
      }
      const either = AbortSignal.any([signal, woken.signal]);
      await wait(lookEvery, undefined, { signal: either }).catch(() => undefined);
    }
  }

  /** False when there was nothing to read. */
  async refreshNext(signal: AbortSignal): Promise<boolean> {
    const { knowledge, now, allowPrivate, log } = this.#options;
    const source = this.#sources.takeDue(this.#options.kinds);
    if (!source) return false;
    const summary = await refreshSource(knowledge, source, { now, allowPrivate, signal });
    this.#settle(source, summary);
    if (signal.aborted) this.#sources.want(source.id);
    if (!summary) return true;
    const { added, updated, unchanged, removed, failed } = summary;
    const counts = { added, updated, unchanged, removed, failed };
    log.info({ source: source.id, ...counts }, "source read");
    return true;
  }

  /** A folder or file that is not there any more was never begun, and keeps its articles. */
  #settle({ id, collection, location }: Source, summary: IngestSummary | null): void {
    if (this.#sources.find(collection, location)?.state !== "reading") return;
    this.#sources.finish(id, "failed", emptyTally(), summary?.errors ?? []);
  }
}
