import { setTimeout as wait } from "node:timers/promises";
import type { Logger } from "pino";
import type { Knowledge } from "../knowledge/database.ts";
import { SourceStore } from "../knowledge/sources.ts";
import { refreshSource } from "./refresh-source.ts";

type Options = {
  knowledge: Knowledge;
  log: Pick<Logger, "info" | "error">;
  now: () => number;
  allowPrivate: boolean;
  lookEvery?: number;
};

/** Reads websites again when their time has come; several workers share the work. */
export class SiteSchedule {
  readonly #options: Options;
  readonly #sources: SourceStore;

  constructor(options: Options) {
    this.#options = options;
    this.#sources = new SourceStore(options.knowledge, options.now);
  }

  async run(signal: AbortSignal): Promise<void> {
    const { log, lookEvery = 30_000 } = this.#options;
    while (!signal.aborted) {
      try {
        if (await this.refreshNext(signal)) continue;
      } catch (error) {
        log.error({ err: error }, "site not read");
      }
      await wait(lookEvery, undefined, { signal }).catch(() => undefined);
    }
  }

  /** False when there was nothing to read. */
  async refreshNext(signal: AbortSignal): Promise<boolean> {
    const { knowledge, now, allowPrivate, log } = this.#options;
    const source = this.#sources.takeDue();
    if (!source) return false;
    const summary = await refreshSource(knowledge, source, { now, allowPrivate, signal });
    if (!summary) return true;
    const { added, updated, unchanged, removed, failed } = summary;
    const counts = { added, updated, unchanged, removed, failed };
    log.info({ source: source.id, ...counts }, "site read");
    return true;
  }
}
