import type { Logger } from "pino";
import type { LobbyDatabase } from "../db/open-database.ts";
import { compactNext } from "../writer/compaction.ts";
import { makeSearchIndex } from "../writer/search-index.ts";
import type { Statements } from "../writer/statements.ts";
import type { Writer } from "../writer/writer.ts";

/** What can wait until nobody waits: folding long logs, words for the search. */
export interface IdleWork {
  /** The writer has nothing to do. */
  begin(): void;
  dispose(): void;
}

export interface IdleWorkParts {
  database: LobbyDatabase;
  statements: Statements;
  writer(): Pick<Writer, "stats">;
  log: Logger;
}

/** Search may be so far behind; whoever searches brings it up to date first. */
const SEARCH_MS = 250;

export function makeIdleWork(parts: IdleWorkParts): IdleWork {
  const { database, log } = parts;
  const index = makeSearchIndex(database.sqlite);
  let timer: NodeJS.Timeout | null = null;
  const takeWords = () => {
    timer = null;
    try {
      if (database.sqlite.open && index.takeSome()) wait(isIdle(parts) ? 0 : SEARCH_MS / 10);
    } catch (error) {
      log.error({ err: error }, "search index failed");
    }
  };
  const wait = (milliseconds: number) => {
    timer ??= setTimeout(takeWords, milliseconds).unref();
  };
  wait(SEARCH_MS);
  return {
    begin() {
      setImmediate(compactIdle, parts);
      wait(SEARCH_MS);
    },
    dispose() {
      if (timer !== null) clearTimeout(timer);
      timer = null;
    },
  };
}

function isIdle({ writer }: IdleWorkParts): boolean {
  return writer().stats.queued() === 0;
}

/** One document at a time, and only while nothing is queued (D6). */
function compactIdle(parts: IdleWorkParts): void {
  const { database, statements, log } = parts;
  if (!database.sqlite.open || !isIdle(parts)) return;
  try {
    const compacted = compactNext(database.sqlite, statements);
    if (compacted === null) return;
    if (!compacted.isWhole) log.error({ document: compacted.document }, "document is damaged");
    setImmediate(compactIdle, parts);
  } catch (error) {
    log.error({ err: error }, "compaction failed");
  }
}
