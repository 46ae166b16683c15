import { setTimeout as wait } from "node:timers/promises";
import type { Logger } from "pino";
import type { Knowledge } from "../knowledge/database.ts";
import { findFiles } from "./find-files.ts";
import { ingestFiles } from "./ingest-files.ts";

export type WatchedFolder = { collection: string; folder: string };

type Options = {
  knowledge: Knowledge;
  folders: WatchedFolder[];
  log: Pick<Logger, "info" | "warn" | "error">;
  now: () => number;
  lookEvery?: number;
};

/** A walk over a large folder may not take more than this share of the time. */
const BUSY_SHARE = 0.02;

/** Reads folders again whenever a file in them changes, comes or goes. */
export class FolderWatch {
  readonly #options: Options;
  readonly #seen = new Map<WatchedFolder, string>();

  constructor(options: Options) {
    this.#options = options;
  }

  async run(signal: AbortSignal): Promise<void> {
    const { folders, log, lookEvery = 5000 } = this.#options;
    while (!signal.aborted && folders.length > 0) {
      const began = performance.now();
      try {
        await this.lookOnce(signal);
      } catch (error) {
        log.error({ err: error }, "watched folder not read");
      }
      const pause = Math.max(lookEvery, (performance.now() - began) / BUSY_SHARE);
      await wait(pause, undefined, { signal }).catch(() => undefined);
    }
  }

  /** Looks at each folder and returns how many had changed. */
  async lookOnce(signal: AbortSignal): Promise<number> {
    let changed = 0;
    for (const watched of this.#options.folders) {
      if (signal.aborted) break;
      const { files, problems, outside } = findFiles([watched.folder]);
      const state = JSON.stringify([
        files.map(({ path, bytes, changedAt }) => [path, bytes, changedAt]),
        problems,
        outside,
      ]);
      if (this.#seen.get(watched) === state) continue;
      await this.#read(watched, signal);
      this.#seen.set(watched, state);
      changed += 1;
    }
    return changed;
  }

  async #read({ folder, collection }: WatchedFolder, signal: AbortSignal): Promise<void> {
    const { knowledge, now, log } = this.#options;
    const summary = await ingestFiles(knowledge, { targets: [folder], collection, now, signal });
    const { errors, ...counts } = summary;
    log.info(counts, "watched folder read");
    for (const { path, problem } of errors.slice(0, 20))
      log.warn({ path, problem }, "file not read");
  }
}

/** Reads `sales=/srv/sales,/srv/help`: folders, each with the collection its articles belong to. */
export function parseWatchedFolders(setting: string): WatchedFolder[] {
  return setting
    .split(",")
    .map((one) => one.trim())
    .filter(Boolean)
    .map((one) => {
      const named = /^([\w-]+)=(.+)$/.exec(one);
      return { collection: named?.[1] ?? "default", folder: named?.[2] ?? one };
    });
}
