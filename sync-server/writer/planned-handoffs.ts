import type { Database } from "better-sqlite3";
import type { State } from "../../shared/domain/state.ts";

/** How long a handoff waits for the visitor's details (H7). */
export const DETAILS_PATIENCE_MS = 10 * 60_000;

/** Which conversations have a handoff that waits for a form, and until when. Follows the state, in its transaction. */
export function preparePlannedHandoffs(sqlite: Database) {
  const put = sqlite.prepare<[string, number]>(
    `INSERT INTO planned_handoff (conversation, due) VALUES (?, ?) ON CONFLICT DO UPDATE SET due = excluded.due`,
  );
  const drop = sqlite.prepare<[string]>(`DELETE FROM planned_handoff WHERE conversation = ?`);
  const due = sqlite.prepare<[number], { conversation: string }>(
    `SELECT conversation FROM planned_handoff WHERE due <= ? LIMIT 100`,
  );
  return {
    follow(conversation: string, before: State, after: State, now: number): void {
      const [was, is] = [before.planned?.of, after.planned?.of];
      if (was === is) return;
      if (is === undefined) drop.run(conversation);
      else put.run(conversation, now + DETAILS_PATIENCE_MS);
    },
    drop: (conversation: string) => void drop.run(conversation),
    readDue: (now: number) => due.all(now).map(({ conversation }) => conversation),
  };
}

export type PlannedHandoffs = ReturnType<typeof preparePlannedHandoffs>;
