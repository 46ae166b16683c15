import type { DocumentConnection } from "../../../shared/browser/document-connection.ts";
import type { TokenSource } from "../../../shared/browser/token-source.ts";
import type { DocumentCache } from "../documents/document-cache.ts";
import type { Outbox } from "../outbox.ts";
import type { LocalRows } from "../rows/row-table.ts";
import type { Store } from "../store/store.ts";
import type { Surroundings } from "../surroundings.ts";
import type { TabMessage } from "../tabs/tab-message.ts";
import type { WorkspaceHttp } from "./http-client.ts";
import type { OwedReads } from "./read-cursors.ts";

/** What every tab has. */
export interface TabParts {
  me: string;
  workspaceId: string;
  surroundings: Surroundings;
  store: Store;
  cache: DocumentCache;
  outbox: Outbox;
  rows: LocalRows;
  http: WorkspaceHttp;
  /** To the other tabs, and to this one as if it came from another. */
  tell(message: TabMessage): void;
}

/** What the leading tab has besides. */
export interface LeaderParts extends TabParts {
  connection: DocumentConnection;
  tokens: TokenSource;
  reads: OwedReads;
  /** The server ended the session, or wants a newer app. */
  onOut(state: "signed-out" | "outdated"): void;
}
