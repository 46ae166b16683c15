import type { Database } from "better-sqlite3";
import type { JobKey } from "./job-rows.ts";

/** So many are kept in memory while no worker asks for any. */
const MOST = 1000;

export type PostponedJobs = ReturnType<typeof makePostponedJobs>;

/**
 * Jobs that wait because their visitor goes on writing. Written down only when somebody asks for a job: a burst would change
 * the row and its index with every message. Lost with the process, the agent starts a moment early and is sent back (A2).
 */
export function makePostponedJobs(sqlite: Database) {
  const readyAt = new Map<string, { job: JobKey; at: number }>();
  const postpone = sqlite.prepare<[number, JobKey]>(
    `UPDATE job SET ready_at = ? WHERE conversation = @conversation AND trigger = @trigger AND state = 'ready'`,
  );
  const writeAll = sqlite.transaction(() => {
    for (const { job, at } of readyAt.values()) postpone.run(at, job);
  });
  const write = () => {
    if (readyAt.size === 0) return;
    writeAll.immediate();
    readyAt.clear();
  };
  return {
    /** Once the message is committed. */
    put(job: JobKey, at: number) {
      readyAt.set(job.conversation, { job, at });
      if (readyAt.size > MOST) write();
    },
    write,
  };
}
