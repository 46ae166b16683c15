import type { Database } from "better-sqlite3";
import { makePostponedJobs, type PostponedJobs } from "./postponed-jobs.ts";
import { preparePlannedHandoffs } from "./planned-handoffs.ts";
import { agentOwesAnswer, type State } from "../../shared/domain/state.ts";

/** A visitor chooses entry ids, so a turn names a job only together with its conversation. */
export interface JobKey {
  conversation: string;
  trigger: string;
}

export interface JobRow extends JobKey {
  workspace: string;
  state: "ready" | "claimed" | "done" | "cancelled";
  epoch: number;
  ready_at: number;
  lease_until: number;
  attempts: number;
}

/** How often a job is given out before the server hands the conversation to people itself. */
export const ATTEMPTS = 5;
const LONGEST_BURST_MS = 10_000;
const THE_JOB = "conversation = @conversation AND trigger = @trigger";

export type JobRows = ReturnType<typeof prepareJobRows>;

/** The agent's jobs, one per visitor turn. They follow transitions of the state, in the transaction that makes them (A3). */
export function prepareJobRows(sqlite: Database) {
  const upsert = sqlite.prepare<[string, string, string, number]>(
    `INSERT INTO job (trigger, conversation, workspace, state, epoch, ready_at, lease_until) VALUES (?, ?, ?, 'ready', 1, ?, 0)
     ON CONFLICT (conversation, trigger) DO UPDATE SET state = 'ready', epoch = epoch + 1, attempts = 0, ready_at = excluded.ready_at, lease_until = 0
     WHERE state <> 'done'`,
  );
  const postponed = makePostponedJobs(sqlite);
  const cancel = sqlite.prepare<[string]>(
    `UPDATE job SET state = 'cancelled', epoch = epoch + 1 WHERE conversation = ? AND state IN ('ready', 'claimed')`,
  );
  const planned = preparePlannedHandoffs(sqlite);
  return {
    planned,
    read: sqlite.prepare<[JobKey], JobRow>(`SELECT * FROM job WHERE ${THE_JOB}`),
    claim: prepareClaim(sqlite, postponed),
    renew: sqlite.prepare<[number, JobKey & { epoch: number }]>(
      `UPDATE job SET lease_until = ? WHERE ${THE_JOB} AND epoch = @epoch AND state = 'claimed'`,
    ),
    finish: sqlite.prepare<["done" | "cancelled", JobKey]>(
      `UPDATE job SET state = ?, epoch = epoch + 1 WHERE ${THE_JOB}`,
    ),
    /** For a turn the visitor added to while the agent was at it: no fault of the job's, so it counts no attempt. */
    makeReadyAgain: sqlite.prepare<[JobKey]>(
      `UPDATE job SET state = 'ready', epoch = epoch + 1, attempts = 0 WHERE ${THE_JOB}`,
    ),
    /** Out of everybody's way until the lease ends. */
    shelve: sqlite.prepare<[number, number, JobKey]>(
      `UPDATE job SET state = 'claimed', epoch = epoch + 1, ready_at = ?, lease_until = ? WHERE ${THE_JOB}`,
    ),
    /** Open jobs that no worker finishes: due before the first time, or given out too often with no lease at the second. */
    readOverdue: sqlite.prepare<[number, number], JobRow>(
      `SELECT * FROM job WHERE state IN ('ready', 'claimed') AND (ready_at < ? OR (attempts >= ${ATTEMPTS} AND lease_until < ?)) LIMIT 100`,
    ),
    nextDue: sqlite.prepare<[], { due: number | null }>(
      `SELECT min(CASE state WHEN 'ready' THEN ready_at ELSE lease_until + 1 END) AS due FROM job WHERE state IN ('ready', 'claimed')`,
    ),
    /**
     * `burstMs`: how long the visitor may go on writing before the agent starts; in all not longer than `LONGEST_BURST_MS`.
     * True when there is something new to do. What is put off until the commit is handed to `afterCommit`.
     */
    follow(
      conversation: string,
      workspace: string,
      before: State,
      after: State,
      now: number,
      burstMs: number,
      afterCommit: (() => void)[],
    ): boolean {
      planned.follow(conversation, before, after, now);
      const owed = agentOwesAnswer(before);
      const owes = agentOwesAnswer(after);
      if (owed && !owes) cancel.run(conversation);
      if (!owes || after.turn === null) return false;
      if (!owed || before.turn !== after.turn)
        return upsert.run(after.turn, conversation, workspace, now + burstMs).changes > 0;
      if (isStillWriting(before, after, now)) {
        const job = { conversation, trigger: after.turn };
        afterCommit.push(() => postponed.put(job, now + burstMs));
      }
      return false;
    },
  };
}

/** Gives out the job that has been ready for longest, with a lease. */
function prepareClaim(sqlite: Database, postponed: PostponedJobs) {
  const claim = sqlite.prepare<[number, number, number], JobRow>(
    `UPDATE job SET state = 'claimed', epoch = epoch + 1, attempts = attempts + 1, lease_until = ?
     WHERE rowid = (SELECT rowid FROM job WHERE ((state = 'ready' AND ready_at <= ?) OR (state = 'claimed' AND lease_until < ?)) AND attempts < ${ATTEMPTS}
       ORDER BY ready_at LIMIT 1) RETURNING *`,
  );
  return (leaseUntil: number, now: number): JobRow | undefined => {
    postponed.write();
    return claim.get(leaseUntil, now, now);
  };
}

function isStillWriting(before: State, after: State, now: number): boolean {
  const began = after.turnAt ?? now;
  return after.lastVisitorQ !== before.lastVisitorQ && now - began < LONGEST_BURST_MS;
}
