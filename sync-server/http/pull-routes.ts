import type { Database } from "better-sqlite3";
import { parseDocumentName } from "../../shared/document/document-name.ts";
import { pullRequestSchema, type PullResponse } from "../../shared/protocol/http.ts";
import { Problem } from "./problem.ts";
import type { Routes, Services } from "./services.ts";
import { requireMember } from "./signed-in.ts";
import { workspaceParams } from "./workspace-routes.ts";

/** An answer stops growing here; documents left out come with the next pull, which a client repeats until it is empty. */
const PAGE_BYTES = 8 * 1024 * 1024;

/** Catch-up of cached documents without a socket. */
export function pullRoutes(services: Services): Routes {
  const pull = preparePull(services.database.sqlite);
  return async (app) => {
    app.post(
      "/api/workspaces/:workspace/pull",
      { schema: { params: workspaceParams, body: pullRequestSchema, hide: true } },
      async (request, reply): Promise<PullResponse> => {
        const { workspace } = await requireMember(services, request, request.params.workspace);
        reply.header("cache-control", "no-store");
        return pull(workspace.id, request.body.documents);
      },
    );
  };
}

interface LogRow {
  seq: number;
  payload: Buffer;
}

/** One read transaction, so that compaction by another process shows either before or after. */
export function preparePull(sqlite: Database, pageBytes = PAGE_BYTES) {
  const readConversation = sqlite.prepare<[string], { workspace: string; head: number }>(
    `SELECT workspace, head FROM conversation WHERE id = ?`,
  );
  const snapshotOf = sqlite.prepare<[string, number], { upto: number; payload: Buffer }>(
    `SELECT upto, payload FROM snapshot WHERE document = ? AND upto > ?`,
  );
  const rowsAfter = sqlite.prepare<[string, number], LogRow>(
    `SELECT seq, payload FROM log WHERE document = ? AND seq > ? ORDER BY seq, part`,
  );
  return sqlite.transaction((workspace: string, asked: Record<string, number>): PullResponse => {
    const documents: PullResponse["documents"] = {};
    let budget = pageBytes;
    for (const [name, since] of Object.entries(asked)) {
      if (budget <= 0) break;
      // What the workspace does not have has no news: a client whose server was restored goes on with the rest.
      const conversation = readConversation.get(conversationOf(name));
      if (conversation?.workspace !== workspace || conversation.head <= since) continue;
      const snapshot = snapshotOf.get(name, since);
      const rows: LogRow[] =
        snapshot === undefined ? [] : [{ seq: snapshot.upto, payload: snapshot.payload }];
      budget -= snapshot?.payload.byteLength ?? 0;
      for (const row of rowsAfter.iterate(name, snapshot?.upto ?? since)) {
        // A page never splits a commit: rows of one seq belong together (F7).
        if (budget <= 0 && rows.length > 0 && rows.at(-1)?.seq !== row.seq) break;
        rows.push(row);
        budget -= row.payload.byteLength;
      }
      const last = rows.at(-1);
      if (last === undefined) continue;
      const updates = rows.map(({ payload }) => payload.toString("base64"));
      documents[name] = { seq: last.seq, updates };
    }
    return { documents };
  });
}

function conversationOf(name: string): string {
  const document = parseDocumentName(name);
  if (document?.kind === "c" || document?.kind === "n") return document.id;
  throw new Problem(
    400,
    "bad-request",
    "Only conversations (c:) and their internal documents (n:) are pulled.",
  );
}
