import * as Y from "yjs";
import { bellDocument } from "../../../shared/document/document-name.ts";
import type { Row } from "../../../shared/domain/row.ts";
import type { LeaderParts } from "./leader-parts.ts";

export interface BellOptions {
  onSynced(): void;
  onRows(since: number, rows: Row[]): void;
  onCursor(conversation: string, q: number): void;
  /** Members, invitations, agents or tags changed. */
  onWorkspace(): void;
}

/** The workspace's bell: rows and own cursors as they happen. */
export function openBell(parts: LeaderParts, options: BellOptions): { close(): void } {
  const { connection, tokens, workspaceId, onOut } = parts;
  const doc = new Y.Doc();
  const link = connection.open({
    name: bellDocument(workspaceId),
    doc,
    getToken: () => tokens.get(),
    onTokenExpired: () => tokens.expire(),
    onState(state) {
      if (state.is === "synced") options.onSynced();
      if (state.is !== "out") return;
      onOut(state.action === "update-app" ? "outdated" : "signed-out");
    },
    onStateless(message) {
      if (message.type === "rows") options.onRows(message.since, message.rows);
      if (message.type === "cursor") options.onCursor(message.conversation, message.q);
      if (message.type === "workspace") options.onWorkspace();
    },
  });
  return {
    close() {
      link.close();
      doc.destroy();
    },
  };
}
