import type { Row } from "../../../shared/domain/row.ts";
import type { ServerStateless } from "../../../shared/protocol/stateless.ts";

/** A teammate device's list of conversations: rows pushed, and pulled after a gap (W4). */
export interface List {
  readonly rows: ReadonlyMap<string, Row>;
  take(message: ServerStateless): void;
  pull(): void;
}

/** `readFeed` answers the rows after a cursor and the workspace's cursor. */
export function makeList(readFeed: (since: number) => { fseq: number; rows: Row[] }): List {
  const rows = new Map<string, Row>();
  let cursor = 0;
  const pull = () => {
    const page = readFeed(cursor);
    for (const row of page.rows) keep(rows, row);
    cursor = Math.max(cursor, page.fseq);
  };
  return {
    rows,
    pull,
    take(message) {
      if (message.type !== "rows") return;
      if (message.since > cursor) return pull();
      for (const row of message.rows) {
        keep(rows, row);
        cursor = Math.max(cursor, row.fseq);
      }
    },
  };
}

function keep(rows: Map<string, Row>, row: Row): void {
  if ((rows.get(row.id)?.fseq ?? 0) < row.fseq) rows.set(row.id, row);
}
