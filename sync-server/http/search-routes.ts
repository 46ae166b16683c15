import type { Database } from "better-sqlite3";
import { z } from "zod";
import type { SearchResponse } from "../../shared/protocol/http.ts";
import { makeSearchIndex } from "../writer/search-index.ts";
import type { Routes, Services } from "./services.ts";
import { requireMember } from "./signed-in.ts";
import { workspaceParams } from "./workspace-routes.ts";

const MOST_WORDS = 12;
const MOST_HITS = 50;
const querystring = z.object({ q: z.string().max(200).default("") });

/** Search over the whole history of a workspace. */
export function searchRoutes(services: Services): Routes {
  const find = prepareSearch(services.database.sqlite);
  const index = makeSearchIndex(services.database.sqlite);
  return async (app) => {
    app.get(
      "/api/workspaces/:workspace/search",
      { schema: { params: workspaceParams, querystring, hide: true } },
      async (request, reply): Promise<SearchResponse> => {
        const { workspace } = await requireMember(services, request, request.params.workspace);
        reply.header("cache-control", "no-store");
        const match = matchExpression(request.query.q);
        if (match === null) return { hits: [] };
        index.takeAll();
        return { hits: find.all(match, workspace.id) };
      },
    );
  };
}

function prepareSearch(sqlite: Database) {
  return sqlite.prepare<[string, string], SearchResponse["hits"][number]>(
    `SELECT conversation, entry, kind, snippet(search, 0, '', '', '…', 16) AS snippet
     FROM search WHERE search MATCH ? AND workspace = ? ORDER BY rank LIMIT ${MOST_HITS}`,
  );
}

/** Every word must occur, the last one as a beginning; each is quoted, so that nothing a person types is query syntax. */
export function matchExpression(text: string): string | null {
  const words = text.match(/[\p{L}\p{N}]+/gu)?.slice(0, MOST_WORDS) ?? [];
  if (words.length === 0) return null;
  return `${words.map((word) => `"${word}"`).join(" ")}*`;
}
