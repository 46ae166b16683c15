import type { Row } from "../../../shared/domain/row.ts";
import type { FeedPage } from "../../../shared/protocol/http.ts";
import type { FeedCursor } from "../store/row-records.ts";
import type { HttpProblem, WorkspaceHttp } from "./http-client.ts";

export interface FeedOptions {
  http: Pick<WorkspaceHttp, "feed">;
  cursor: FeedCursor;
  onRows(rows: Row[], cursor: FeedCursor): void;
  onCursors(cursors: Record<string, number>): void;
  /** A backup was restored: rows and documents of before are worthless. Pulling goes on from the beginning. */
  onEpoch(cursor: FeedCursor): Promise<void>;
  onProblem(problem: HttpProblem): void;
}

export interface Feed {
  /** Catches up; true when it got to the end. One at a time, however many ask. */
  pull(): Promise<boolean>;
  /** Rows as they happen; a gap makes it pull (W4). */
  receive(since: number, rows: Row[]): void;
  /** Nothing is taken any more; resolves when a pull under way has noticed. */
  close(): Promise<unknown>;
}

export function makeFeed(options: FeedOptions): Feed {
  let { cursor } = options;
  let running: Promise<boolean> | null = null;
  let isClosed = false;

  const pullAll = async (): Promise<boolean> => {
    for (;;) {
      const page = await options.http.feed(cursor.fseq);
      if (isClosed) return false;
      if (!page.ok) {
        options.onProblem(page.problem);
        return false;
      }
      if (await hasEpochChanged(page.value)) continue;
      take(page.value);
      if (!page.value.hasMore) return true;
    }
  };
  const hasEpochChanged = async ({ epoch }: FeedPage): Promise<boolean> => {
    const isFirst = cursor.epoch === 0;
    if (epoch === cursor.epoch) return false;
    cursor = { fseq: isFirst ? cursor.fseq : 0, epoch };
    if (isFirst) return false;
    await options.onEpoch(cursor);
    return true;
  };
  const take = ({ fseq, rows, cursors }: FeedPage) => {
    cursor = { ...cursor, fseq: Math.max(cursor.fseq, fseq) };
    options.onRows(rows, cursor);
    options.onCursors(cursors);
  };
  const pull = () => {
    running ??= pullAll().finally(() => {
      running = null;
    });
    return running;
  };

  return {
    pull,
    receive(since, rows) {
      // The greeting of the bell has no rows; its `since` tells what was missed before the bell was heard.
      const newest = rows.reduce((highest, { fseq }) => Math.max(highest, fseq), since);
      if (newest <= cursor.fseq || isClosed) return;
      if (since > cursor.fseq || running !== null) {
        void (running ?? Promise.resolve()).then(pull);
        return;
      }
      cursor = { ...cursor, fseq: newest };
      options.onRows(rows, cursor);
    },
    async close() {
      isClosed = true;
      await running;
    },
  };
}
