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
const SEARCH_MS = 1000;
/** A grown document may wait so long; folding one takes a few milliseconds that a busy server has no use for. */
const COMPACTION_MS = 1000;
/** Between two pieces of work while messages come in. */
const BUSY_MS = 100;

export function makeIdleWork(parts: IdleWorkParts): IdleWork {
  const index = makeSearchIndex(parts.database.sqlite);
  const tasks = [
    makeTask(parts, SEARCH_MS, () => index.takeSome()),
    makeTask(parts, COMPACTION_MS, () => compactOne(parts)),
  ];
  const begin = () => {
    for (const task of tasks) task.begin();
  };
  begin();
  return {
    begin,
    dispose() {
      for (const task of tasks) task.dispose();
    },
  };
}

/** Begins `delay` after it was asked for and goes on piece by piece, other things in between, as long as there is more. */
function makeTask(
  { database, writer, log }: IdleWorkParts,
  delay: number,
  doSome: () => boolean,
): IdleWork {
  let timer: NodeJS.Timeout | null = null;
  const wait = (milliseconds: number) => {
    timer ??= setTimeout(run, milliseconds).unref();
  };
  const run = () => {
    timer = null;
    try {
      if (database.sqlite.open && doSome()) wait(writer().stats.queued() === 0 ? 0 : BUSY_MS);
    } catch (error) {
      log.error({ err: error }, "idle work failed");
    }
  };
  return {
    begin: () => wait(delay),
    dispose() {
      if (timer !== null) clearTimeout(timer);
      timer = null;
    },
  };
}

/** D6: from the database alone; true when there may be another. */
function compactOne({ database, statements, log }: IdleWorkParts): boolean {
  const compacted = compactNext(database.sqlite, statements);
  if (compacted === null) return false;
  if (!compacted.isWhole) log.error({ document: compacted.document }, "document is damaged");
  return true;
}
