import type { AgentResult } from "../../shared/domain/intent.ts";
import type { CommitOutcome } from "../../shared/protocol/agent-job.ts";
import type { LobbyDatabase } from "../db/open-database.ts";
import { type Item, recordDecision } from "./item.ts";
import type { JobRows } from "./job-rows.ts";

export interface AgentWork {
  trigger: string;
  /** `q` of the last visitor message it answers. */
  seen: number;
  result: AgentResult;
}

/** Rules on the agent's work and ends the job accordingly, in the item's savepoint: the facts and the job's end are one (A1, A2). */
export function commitWork(
  { rows, database }: { rows: JobRows; database: LobbyDatabase },
  item: Item,
  { trigger, seen, result }: AgentWork,
): CommitOutcome {
  const agent = database.sqlite
    .prepare<[string], { name: string }>(`SELECT name FROM agent WHERE id = ?`)
    .get(item.record.info.agent);
  const actor = { type: "agent" as const, id: item.record.info.agent, name: agent?.name ?? "" };
  const job = { conversation: item.record.info.id, trigger };
  const decided = recordDecision(item, { kind: "agent-commit", trigger, seen, result }, actor);
  if (decided.ok) {
    rows.finish.run("done", job);
    return "published";
  }
  if ("agent" in decided.problem && decided.problem.agent === "newer") {
    rows.makeReadyAgain.run(job);
    return "newer";
  }
  rows.finish.run("cancelled", job);
  return "cancelled";
}
