import { openDocumentConnection } from "../../../shared/browser/document-connection.ts";
import { makeTokenSource } from "../../../shared/browser/token-source.ts";
import * as Y from "yjs";
import { rowsSince } from "../rows/rows-since.ts";
import { readMetas } from "../store/document-records.ts";
import { putFact, readFact } from "../store/kv-records.ts";
import { readRowsAfter } from "../store/row-records.ts";
import { readUnsent } from "../store/unsent-records.ts";
import { aborted, afterTabIsGone } from "../tabs/leadership.ts";
import type { TabMessage } from "../tabs/tab-message.ts";
import { openBell } from "./bell.ts";
import { type Feed, makeFeed } from "./feed.ts";
import type { LeaderParts, TabParts } from "./leader-parts.ts";
import { type LiveConversations, makeLiveConversations } from "./live-conversations.ts";
import { makePrefetch, type Prefetch } from "./prefetch.ts";
import { openOwedReads } from "./read-cursors.ts";
import { makeRowKeeper, type RowKeeper } from "./row-keeper.ts";
import { makeSettlement, type Settlement } from "./settlement.ts";
import { makeSyncStatus, type SyncStatus } from "./sync-status.ts";

export interface Leader {
  /** Messages of all tabs, this one's included. */
  handle(message: TabMessage): void;
  refreshWorkspace(): Promise<void>;
}

const RETRY_MS = 3000;

/** The one tab that has the socket. Leads until `signal` aborts. */
export async function lead(
  parts: TabParts,
  signal: AbortSignal,
  onReady: (leader: Leader | null) => void,
): Promise<void> {
  const leading = await startLeading(parts, signal);
  if (leading !== null) {
    onReady(leading);
    parts.tell({ type: "leader" });
    await aborted(signal);
    onReady(null);
    await leading.stop();
  }
}

async function startLeading(parts: TabParts, signal: AbortSignal): Promise<Leading | null> {
  const { store, rows, outbox } = parts;
  // The tab that led before may have stored what this one was not told.
  const [stored, unsent, metas, lastLive, reads] = await Promise.all([
    readRowsAfter(store, rows.base()),
    readUnsent(store),
    readMetas(store),
    readFact(store, "lastLive"),
    openOwedReads(store),
  ]);
  if (signal.aborted) return null;
  rows.merge([...stored.rows.values()]);
  outbox.add(unsent);
  const leading = new Leading(
    parts,
    signal,
    { feed: stored.feed, lastLive, reads },
    stored.journalled,
  );
  for (const { doc, isDirty } of metas) if (isDirty) leading.live.owesDraft(doc);
  leading.start();
  return leading;
}

interface Start {
  feed: { fseq: number; epoch: number };
  lastLive: number | undefined;
  reads: LeaderParts["reads"];
}

class Leading implements Leader {
  readonly live: LiveConversations;
  readonly #parts: LeaderParts;
  readonly #signal: AbortSignal;
  readonly #status: SyncStatus;
  readonly #feed: Feed;
  readonly #keeper: RowKeeper;
  readonly #prefetch: Prefetch;
  readonly #settlement: Settlement;
  readonly #tabs = new Set<string>();
  #bell: { close(): void } | null = null;
  #stopWaking: () => void = () => undefined;
  #retry: ReturnType<typeof setTimeout> | undefined;

  constructor(parts: TabParts, signal: AbortSignal, start: Start, journalled: number) {
    const { surroundings, tell } = parts;
    this.#signal = signal;
    this.#status = makeSyncStatus({
      now: surroundings.now,
      isOnline: surroundings.isOnline,
      lastLive: start.lastLive,
      onChange: (state) => tell({ type: "state", state }),
    });
    this.#parts = this.#buildParts(parts, start.reads);
    this.#keeper = makeRowKeeper(parts, journalled);
    this.#prefetch = makePrefetch(this.#parts, (name) => this.live.isLive(name));
    this.#settlement = makeSettlement(this.#parts, {
      onSettled: () => this.live.refresh(),
      onHopeless: (entry, doc) => tell({ type: "given-up", entry, doc }),
    });
    this.live = makeLiveConversations(this.#parts, this.#settlement);
    this.#feed = makeFeed({
      http: parts.http,
      cursor: start.feed,
      onRows: (news, cursor) => {
        this.#keeper.rows(news, cursor);
        if (news.length > 0) this.#prefetch.schedule();
      },
      onCursors: (news) => this.#keeper.cursors(news),
      onEpoch: (cursor) => this.#startOver(cursor),
      onProblem: (problem) => {
        if (problem === "signed-out") this.#out("signed-out");
      },
    });
  }

  #buildParts(parts: TabParts, reads: LeaderParts["reads"]): LeaderParts {
    const { surroundings, http } = parts;
    const tokens = makeTokenSource({
      now: surroundings.now,
      onRenewed: () => connection.sendTokens(),
      fetchToken: async () => {
        const token = await http.token();
        if (token.ok) return token.value;
        if (token.problem === "signed-out") this.#out("signed-out");
        throw new Error(token.problem);
      },
    });
    const connection = openDocumentConnection({
      url: `${surroundings.base.replace(/^http/, "ws")}/sync`,
      now: surroundings.now,
      random: surroundings.random,
      reconnectDelay: surroundings.reconnectDelay,
      onOpen: () => this.#status.opened(),
      onClose: () => this.#lost(),
    });
    return { ...parts, tokens, connection, reads, onOut: (state) => this.#out(state) };
  }

  start(): void {
    const { connection, surroundings, tell } = this.#parts;
    tell({ type: "state", state: this.#status.current() });
    this.#stopWaking = surroundings.onWake(() => this.#wake());
    this.#openBell();
    connection.connect();
    this.live.refresh();
    void this.#feed.pull();
    void this.refreshWorkspace();
  }

  #openBell(): void {
    this.#bell?.close();
    this.#bell = openBell(this.#parts, {
      onWorkspace: () => void this.refreshWorkspace(),
      onSynced: () => void this.#catchUp(),
      onRows: (since, rows) => this.#feed.receive(since, rows),
      onCursor: (conversation, q) => {
        this.#keeper.cursors({ [conversation]: q });
        this.#parts.reads.sent(conversation, q);
      },
    });
  }

  /** What was missed while the socket was away; the list is current from then on. */
  async #catchUp(): Promise<void> {
    clearTimeout(this.#retry);
    const isDone = await this.#feed.pull();
    // Who sees that the inbox is up to date may close it and go where there is no network.
    if (isDone) await this.#parts.store.settled("list");
    if (this.#signal.aborted || !this.#parts.connection.isOpen()) return;
    if (!isDone) {
      this.#retry = setTimeout(() => void this.#catchUp(), RETRY_MS);
      return;
    }
    this.#status.caughtUp();
    this.#noteLive();
    void this.#prefetch.run();
  }

  #lost(): void {
    if (this.#status.current().is === "live") this.#noteLive();
    this.#status.lost();
  }

  #noteLive(): void {
    const { store, surroundings } = this.#parts;
    if (!this.#signal.aborted) void store.write(putFact("lastLive", surroundings.now()));
  }

  #wake(): void {
    const { connection } = this.#parts;
    if (this.#status.isOut()) {
      this.#status.retry();
      this.#openBell();
      this.live.restart();
      connection.connect();
      void this.#feed.pull();
    } else connection.wake();
  }

  #out(state: "signed-out" | "outdated"): void {
    this.#status.out(state);
    this.#parts.tokens.expire();
    this.#parts.connection.disconnect();
  }

  async #startOver(cursor: { fseq: number; epoch: number }): Promise<void> {
    this.#keeper.wipe(cursor);
    const metas = await readMetas(this.#parts.store);
    const names = new Set([...metas.map(({ doc }) => doc), ...this.#parts.outbox.documents()]);
    for (const name of names) if (!name.startsWith("d:")) await this.#settlement.rebuild(name);
  }

  async refreshWorkspace(): Promise<void> {
    const { http, store, tell } = this.#parts;
    const workspace = await http.workspace();
    if (!workspace.ok || this.#signal.aborted) return;
    void store.write(putFact("workspace", workspace.value));
    tell({ type: "workspace", workspace: workspace.value });
  }

  handle(message: TabMessage): void {
    const { tell, rows, cache, reads } = this.#parts;
    switch (message.type) {
      case "watch":
        this.live.watch(message.tab, message.watched);
        return this.#noticeEnd(message.tab);
      case "ask":
        void this.#tellSettled(message.unsent);
        tell({ type: "rows", rows: rowsSince(rows.base(), message.fseq) });
        tell({ type: "cursors", cursors: { ...rows.cursors() } });
        tell({ type: "state", state: this.#status.current() });
        return this.live.announce();
      case "catch-up": {
        const doc = cache.peek(message.doc);
        if (doc === null) return undefined;
        const update = Y.encodeStateAsUpdate(doc, message.vector);
        return tell({ type: "update", doc: message.doc, update });
      }
      case "read":
        reads.add(message.conversation, message.q);
        return this.live.sendRead(message.conversation);
      case "refresh-workspace":
        return void this.refreshWorkspace();
      case "written":
        return this.live.refresh();
      default:
        return undefined;
    }
  }

  /** A tab may have read the store before, and begun to listen after, an entry was settled. */
  async #tellSettled(believed: string[]): Promise<void> {
    const { outbox, store, tell } = this.#parts;
    const owed = new Set([...(await readUnsent(store)).map(({ id }) => id), ...outbox.ids()]);
    const ids = believed.filter((id) => outbox.isSettled(id) || !owed.has(id));
    if (ids.length > 0) tell({ type: "settled", ids });
  }

  #noticeEnd(tab: string): void {
    if (this.#tabs.has(tab)) return;
    this.#tabs.add(tab);
    void afterTabIsGone(this.#parts.surroundings.locks, tab, this.#signal, () => {
      this.#tabs.delete(tab);
      this.live.forget(tab);
    });
  }

  async stop(): Promise<void> {
    clearTimeout(this.#retry);
    this.#stopWaking();
    this.live.close();
    this.#settlement.close();
    this.#bell?.close();
    this.#keeper.close();
    this.#parts.tokens.dispose();
    this.#parts.connection.destroy();
    await Promise.all([this.#feed.close(), this.#prefetch.close()]);
  }
}
