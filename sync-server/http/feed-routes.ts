import { z } from "zod";
import type { Row } from "../../shared/domain/row.ts";
import type { FeedPage } from "../../shared/protocol/http.ts";
import type { Tables } from "../accounts/accounts-schema.ts";
import type { Routes, Services } from "./services.ts";
import { requireMember } from "./signed-in.ts";
import { workspaceParams } from "./workspace-routes.ts";

const PAGE_ROWS = 2000;
const querystring = z.object({ since: z.coerce.number().int().min(0).default(0) });

/** The list behind a cursor (W4). */
export function feedRoutes(services: Services): Routes {
  return async (app) => {
    app.get(
      "/api/workspaces/:workspace/feed",
      { schema: { params: workspaceParams, querystring, hide: true } },
      async (request, reply): Promise<FeedPage> => {
        const { workspace, user } = await requireMember(
          services,
          request,
          request.params.workspace,
        );
        reply.header("cache-control", "no-store");
        const reader = { workspace: workspace.id, member: user.id };
        return readFeed(services.tables, reader, request.query.since);
      },
    );
  };
}

async function readFeed(
  tables: Tables,
  { workspace, member }: { workspace: string; member: string },
  since: number,
): Promise<FeedPage> {
  // The workspace's cursor is read first: rows of a later moment only move it on.
  const feed = await tables
    .selectFrom("workspace_feed")
    .select(["fseq", "epoch"])
    .where("workspace", "=", workspace)
    .executeTakeFirst();
  const found = await tables
    .selectFrom("feed")
    .select(["fseq", "row"])
    .where("workspace", "=", workspace)
    .where("fseq", ">", since)
    .orderBy("fseq")
    .limit(PAGE_ROWS + 1)
    .execute();
  const page = found.slice(0, PAGE_ROWS);
  const hasMore = found.length > PAGE_ROWS;
  const last = page.at(-1)?.fseq ?? since;
  return {
    fseq: hasMore ? last : Math.max(last, feed?.fseq ?? 0),
    epoch: feed?.epoch ?? 1,
    hasMore,
    rows: page.map(({ row }) => JSON.parse(row) as Row),
    cursors: await readCursors(tables, workspace, member, since),
  };
}

async function readCursors(
  tables: Tables,
  workspace: string,
  member: string,
  since: number,
): Promise<Record<string, number>> {
  const cursors = await tables
    .selectFrom("cursor")
    .innerJoin("conversation", "conversation.id", "cursor.conversation")
    .select(["cursor.conversation", "cursor.q"])
    .where("cursor.principal", "=", member)
    .where("cursor.changed", ">=", since)
    .where("conversation.workspace", "=", workspace)
    .execute();
  return Object.fromEntries(cursors.map(({ conversation, q }) => [conversation, q]));
}
