import type { connectedPayload, Extension, Hocuspocus } from "@hocuspocus/server";
import { bellDocument } from "../../shared/document/document-name.ts";
import type { Row } from "../../shared/domain/row.ts";
import type { ServerStateless } from "../../shared/protocol/stateless.ts";
import type { Statements } from "../writer/statements.ts";
import type { ConnectionContext } from "./authentication.ts";

/** Rows of one workspace that changed and are not yet sent: the newest of each conversation. */
interface Pending {
  since: number;
  rows: Map<string, Row>;
}

export interface Bell {
  ring(workspace: string, since: number, rows: Row[]): void;
  /** Tells the workspace's readers that its members, invitations, agents or tags changed. */
  announce(workspace: string): void;
  dispose(): void;
}

/** Pushes changed list rows to the workspace's readers, gathered for `gatherMs`, so that a busy second is a few messages (W4). */
export function makeBell(hocuspocus: () => Hocuspocus, gatherMs = 40): Bell {
  const pending = new Map<string, Pending>();
  let timer: NodeJS.Timeout | null = null;
  const flush = () => {
    timer = null;
    for (const [workspace, { since, rows }] of pending) {
      const message: ServerStateless = { type: "rows", since, rows: [...rows.values()] };
      hocuspocus()
        .documents.get(bellDocument(workspace))
        ?.broadcastStateless(JSON.stringify(message));
    }
    pending.clear();
  };
  return {
    ring(workspace, since, rows) {
      if (!hocuspocus().documents.has(bellDocument(workspace))) return;
      const gathered = pending.get(workspace) ?? { since, rows: new Map<string, Row>() };
      for (const row of rows) gathered.rows.set(row.id, row);
      pending.set(workspace, gathered);
      timer ??= setTimeout(flush, gatherMs);
    },
    announce(workspace) {
      const message: ServerStateless = { type: "workspace" };
      hocuspocus()
        .documents.get(bellDocument(workspace))
        ?.broadcastStateless(JSON.stringify(message));
    },
    dispose() {
      if (timer !== null) clearTimeout(timer);
    },
  };
}

/** Tells a new reader of the bell where the list is, so that rows which changed while it joined show as a gap (W4). */
export function bellOpening(statements: Statements): Extension {
  return {
    extensionName: "bell-opening",
    async connected({ context, connection }: connectedPayload<ConnectionContext>) {
      const { document } = context.access;
      if (document.kind !== "w") return;
      const since = statements.currentFeed.get(document.id)?.fseq ?? 0;
      const message: ServerStateless = { type: "rows", since, rows: [] };
      connection.sendStateless(JSON.stringify(message));
    },
  };
}
