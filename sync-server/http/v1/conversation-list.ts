import { sql } from "kysely";
import type { Row } from "../../../shared/domain/row.ts";
import { type Status, statusOf } from "../../../shared/domain/state.ts";
import type { Services } from "../services.ts";
import { readNames } from "./directory.ts";
import type { ListedConversation } from "./schemas.ts";

export interface ListRequest {
  state?: Status | undefined;
  cursor?: string | undefined;
  limit: number;
}

/** Newest conversation first, in an order that does not move while somebody pages through it. */
export async function listConversations(
  { tables, clock }: Services,
  workspace: string,
  { state, cursor, limit }: ListRequest,
): Promise<{ conversations: ListedConversation[]; next: string | null }> {
  const now = clock();
  let query = tables
    .selectFrom("feed")
    .select(["conversation", "row"])
    .where("workspace", "=", workspace)
    .orderBy("conversation", "desc")
    .limit(limit + 1);
  if (cursor !== undefined) query = query.where("conversation", "<", cursor);
  if (state !== undefined) query = query.where(storedStatus(now), "=", state);
  const found = await query.execute();
  const rows = found.slice(0, limit).map(({ row }) => JSON.parse(row) as Row);
  const names = await readNames(
    tables,
    workspace,
    rows.map(({ owner }) => owner),
  );
  return {
    conversations: rows.map((row) => ({
      id: row.id,
      state: statusOf(row, now),
      assignee: names.assignee(row.owner),
      tags: names.tags(row.tags),
      visitor: row.visitor,
      preview: row.preview,
      messages: row.messages,
      createdAt: new Date(row.createdAt).toISOString(),
      lastAt: new Date(row.lastAt).toISOString(),
      handoff: row.handoff === null ? null : { reason: row.handoff },
    })),
    next: found.length > limit ? (rows.at(-1)?.id ?? null) : null,
  };
}

/** C4 over the stored row, for the database to filter by. */
function storedStatus(now: number) {
  return sql<string>`CASE
    WHEN json_extract(row, '$.resolvedBy') IS NOT NULL THEN 'resolved'
    WHEN json_extract(row, '$.snoozedUntil') > ${now} THEN 'snoozed'
    ELSE json_extract(row, '$.mode') END`;
}
