import { type Accessor, createSignal } from "solid-js";
import * as Y from "yjs";
import { ok, refuse } from "../../shared/domain/result.ts";
import type { World } from "../../shared/domain/decide.ts";
import type { CommandDesk } from "./commands.ts";
import type { Directory } from "./directory.ts";
import type { GivenUp, InboxEngine, SyncState, Thread } from "./engine.ts";
import { createMessageIndex, type MessageIndex } from "./search/message-index.ts";
import { appendUpdates } from "./store/document-records.ts";
import { highestFseq } from "./store/row-records.ts";
import { rewriteRows } from "./store/row-rewrite.ts";
import { putUnsent } from "./store/unsent-records.ts";
import { lead, type Leader } from "./sync/leader.ts";
import type { TabParts } from "./sync/leader-parts.ts";
import { holdTabLock, leadWhenFree } from "./tabs/leadership.ts";
import type { TabChannel } from "./tabs/tab-channel.ts";
import type { LeaderState, TabMessage } from "./tabs/tab-message.ts";
import { makePreparedThreads, type PreparedThreads } from "./thread/prepared-threads.ts";
import { createThread } from "./thread/thread.ts";
import { createWatching, type Watching } from "./thread/watching.ts";
import { whenIdle } from "../../shared/browser/when-idle.ts";

export interface TabOptions {
  parts: TabParts;
  name: string;
  channel: TabChannel;
  directory: Directory;
  world(): World;
  trouble: Accessor<string | null>;
  desk: CommandDesk;
}

const TICK_MS = 30_000;
const WARM_MS = 4000;

/** One tab: it shows, it writes, and one of all tabs leads. */
export class Tab {
  readonly #options: TabOptions;
  readonly #parts: TabParts;
  readonly #id: string;
  readonly #ending = new AbortController();
  readonly #threads = new Set<Thread>();
  readonly #rebuilding = new Set<string>();
  readonly #watching: Watching;
  readonly #prepared: PreparedThreads;
  readonly #state: Accessor<LeaderState>;
  readonly #setState: (state: LeaderState) => void;
  readonly #givenUp: Accessor<GivenUp[]>;
  readonly #addGivenUp: (one: GivenUp) => void;
  #leader: Leader | null = null;
  #leading: Promise<void> = Promise.resolve();
  readonly #index: MessageIndex;
  #isDisposed = false;
  #tick: ReturnType<typeof setInterval> | undefined;
  #warming: ReturnType<typeof setTimeout> | undefined;

  constructor(options: TabOptions) {
    this.#options = options;
    this.#parts = options.parts;
    this.#id = `${options.name}:tab:${options.parts.surroundings.random()}`;
    this.#index = createMessageIndex(options.parts.store, options.parts.surroundings.now);
    this.#watching = createWatching(() => this.#sayWatched());
    this.#prepared = makePreparedThreads(options.parts.cache);
    const [state, setState] = createSignal<LeaderState>({ is: "catching-up" });
    this.#state = state;
    this.#setState = (next) => void setState(() => next);
    const [givenUp, setGivenUp] = createSignal<GivenUp[]>([]);
    this.#givenUp = givenUp;
    this.#addGivenUp = (one) => void setGivenUp((before) => [...before, one]);
  }

  start(): void {
    const { locks } = this.#parts.surroundings;
    const { signal } = this.#ending;
    void holdTabLock(locks, this.#id, signal);
    this.#leading = leadWhenFree(locks, this.#options.name, signal, (ending) =>
      lead(this.#parts, ending, (leader) => {
        this.#leader = leader;
      }),
    );
    this.#sayWhatIsMissed();
    this.#tick = setInterval(() => this.#parts.rows.touch(), TICK_MS);
    void this.#prepareSearch();
  }

  /** A leader answers with everything newer than what this tab has. */
  #sayWhatIsMissed(): void {
    const { rows, outbox, tell } = this.#parts;
    tell({ type: "ask", fseq: highestFseq(rows.base()), unsent: outbox.ids() });
    this.#sayWatched();
  }

  #sayWatched(): void {
    this.#parts.tell({ type: "watch", tab: this.#id, watched: this.#watching.watched() });
  }

  receive(message: TabMessage): void {
    this.#take(message);
    this.#leader?.handle(message);
  }

  #take(message: TabMessage): void {
    const { cache, outbox, rows } = this.#parts;
    switch (message.type) {
      case "update":
        return cache.apply(message.doc, message.update);
      case "written":
        outbox.add([message.unsent]);
        if (message.update !== null) cache.apply(message.unsent.doc, message.update);
        return undefined;
      case "settled":
        return outbox.settle(message.ids);
      case "replaced":
        this.#rebuilding.add(message.doc);
        return cache.replace(message.doc);
      case "rows":
        return void rows.merge(message.rows);
      case "rows-wiped":
        return rows.wipe();
      case "cursors":
        return rows.moveCursors(message.cursors);
      default:
        return this.#takeNews(message);
    }
  }

  #takeNews(message: TabMessage): void {
    switch (message.type) {
      case "workspace":
        this.#options.directory.set(message.workspace);
        return this.#parts.rows.forgetSearched();
      case "state":
        return this.#setState(message.state);
      case "live":
        return this.#watching.receive(message.conversation, message.info);
      case "given-up":
        return this.#addGivenUp({ conversation: message.doc.slice(2), entry: message.entry });
      case "leader":
        this.#watching.forgetLive();
        return this.#leader === null ? this.#sayWhatIsMissed() : this.#sayWatched();
      case "signed-out":
        this.#setState({ is: "signed-out" });
        return void this.dispose();
      default:
        return undefined;
    }
  }

  isRebuilding(doc: string): boolean {
    if (this.#parts.outbox.of(doc).length === 0) this.#rebuilding.delete(doc);
    return this.#rebuilding.has(doc);
  }

  /** The store was emptied under our feet. */
  storeEverything(): void {
    const { store, outbox, cache, rows } = this.#parts;
    for (const doc of outbox.documents())
      void store.write(putUnsent(outbox.of(doc).map((entry) => ({ id: entry.id, doc, entry }))));
    for (const name of cache.names()) {
      const doc = cache.peek(name);
      if (doc !== null) void store.write(appendUpdates(name, [Y.encodeStateAsUpdate(doc)]));
    }
    void rewriteRows(store, rows.base(), { pause: whenIdle, isWanted: () => !this.#isDisposed });
  }

  sync = (): SyncState => {
    const why = this.#options.trouble();
    if (why !== null) return { is: "not-saved", why };
    const state = this.#state();
    if (state.is === "offline") return { ...state, unsent: this.#parts.outbox.count() };
    if (state.is === "signed-out") return { ...state, unsent: this.#parts.outbox.count() };
    return state;
  };

  #openThread(id: string): Thread {
    const thread: Thread = createThread(this.#parts, id, {
      world: this.#options.world,
      sync: this.sync,
      watched: this.#watching.open(id),
      onClose: () => this.#threads.delete(thread),
    });
    this.#threads.add(thread);
    return thread;
  }

  #searchHere(text: string): ReturnType<InboxEngine["searchHere"]> {
    if (text.trim() === "") return [];
    void this.#index.refresh();
    this.#index.version();
    return this.#parts.rows.search(text, (id) => this.#index.textOf(id));
  }

  /** The first letter of a search must find as quickly as the second. */
  async #prepareSearch(): Promise<void> {
    do await whenIdle();
    while (!this.#isDisposed && this.#parts.rows.prepareSearch());
    // Whoever has just come in looks around first; a search begun before this reads the messages itself.
    this.#warming = setTimeout(() => void this.#index.refresh(), WARM_MS);
    if (this.#isDisposed) clearTimeout(this.#warming);
  }

  async #search(text: string): ReturnType<InboxEngine["searchServer"]> {
    const found = await this.#parts.http.search(text);
    return found.ok ? ok(found.value) : refuse(found.problem);
  }

  async #signOut(isSureToLose: boolean): ReturnType<InboxEngine["signOut"]> {
    const { outbox, http } = this.#parts;
    const unsent = outbox.count();
    if (unsent > 0 && !isSureToLose) return refuse({ unsent });
    await http.signOut();
    await this.#forget();
    return ok(null);
  }

  async #forget(): Promise<void> {
    const { store, tell } = this.#parts;
    tell({ type: "signed-out" });
    await this.dispose();
    await store.destroy();
  }

  async dispose(): Promise<void> {
    if (this.#isDisposed) return;
    this.#isDisposed = true;
    // The next leader reads the store: what is on its way there has to arrive first.
    await this.#options.desk.finish();
    this.#ending.abort();
    clearInterval(this.#tick);
    clearTimeout(this.#warming);
    for (const thread of this.#threads) thread.close();
    this.#prepared.close();
    await this.#leading;
    await this.#options.desk.finish();
    this.#options.channel.close();
    await this.#parts.store.close();
  }

  engine(): InboxEngine {
    const { directory, desk } = this.#options;
    const { rows, outbox } = this.#parts;
    return {
      me: directory.me,
      workspace: directory.workspace,
      sync: this.sync,
      unsent: outbox.count,
      givenUp: this.#givenUp,
      rows,
      commands: desk.commands,
      prepareThread: (id) => this.#prepared.prepare(id),
      openThread: (id) => this.#openThread(id),
      writing: (id) => this.#watching.writing(id),
      searchHere: (text) => this.#searchHere(text),
      searchServer: (text) => this.#search(text),
      refreshWorkspace: async () => {
        await this.#leader?.refreshWorkspace();
        if (this.#leader === null) this.#parts.tell({ type: "refresh-workspace" });
      },
      signOut: ({ isSureToLose = false } = {}) => this.#signOut(isSureToLose),
      forget: () => this.#forget(),
      dispose: () => this.dispose(),
    };
  }
}
