import { createSignal } from "solid-js";
import type { VisitorEntry } from "../../shared/domain/intent.ts";
import type { SocketToken } from "../../shared/protocol/http.ts";
import type { Thread, ThreadEvents, Threads } from "../thread/open-thread.ts";
import type { EarlyEntry } from "../visit/early-entries.ts";
import { blankThread, type ThreadState } from "./thread-state.ts";

export interface OpenThreads {
  state(conversation: string | null): ThreadState;
  ids(): string[];
  get(conversation: string | null): Thread | undefined;
  open(conversation: string, visitor: string): Promise<Thread>;
  close(conversation: string): void;
  /** Closes it, removes it from this device, and returns what was never sent. */
  forget(conversation: string): Promise<EarlyEntry[]>;
}

export interface OpenThreadsOptions {
  loadThreads(): Promise<Threads>;
  fetchToken(conversation: string): Promise<SocketToken>;
  onChange(conversation: string, state: ThreadState): void;
}

interface OpenThread {
  thread: Thread;
  state: ThreadState;
}

/** The conversations that are open on this page: the one on screen, and those that still have something to send. */
export function createOpenThreads(options: OpenThreadsOptions): OpenThreads {
  const open = new Map<string, OpenThread>();
  const [shown, setShown] = createSignal<ReadonlyMap<string, OpenThread>>(new Map());
  const show = () => setShown(new Map(open));
  const patch = (conversation: string, part: Partial<ThreadState>) => {
    const known = open.get(conversation);
    if (known === undefined) return;
    const state = { ...known.state, ...part };
    open.set(conversation, { ...known, state });
    show();
    options.onChange(conversation, state);
  };
  const remove = (conversation: string) => {
    const entry = open.get(conversation);
    open.delete(conversation);
    show();
    return entry;
  };
  const openNew = async (conversation: string, visitor: string) => {
    const early: Partial<ThreadState> = {};
    const tell = (part: Partial<ThreadState>) => {
      Object.assign(early, part);
      patch(conversation, part);
    };
    const threads = await options.loadThreads();
    const fetchToken = () => options.fetchToken(conversation);
    const about = { conversation, visitor, fetchToken, ...eventsTo(tell) };
    const thread = await threads.open(about);
    open.set(conversation, { thread, state: blankThread });
    patch(conversation, early);
    return thread;
  };
  return {
    state: (conversation) => shown().get(conversation ?? "")?.state ?? blankThread,
    ids: () => [...open.keys()],
    get: (conversation) => open.get(conversation ?? "")?.thread,
    open: async (conversation, visitor) =>
      open.get(conversation)?.thread ?? (await openNew(conversation, visitor)),
    close: (conversation) => remove(conversation)?.thread.close(),
    async forget(conversation) {
      const entry = remove(conversation);
      await entry?.thread.forget();
      return (entry?.state.unsent ?? []).map((unsent) => asEarly(conversation, unsent));
    },
  };
}

function eventsTo(tell: (part: Partial<ThreadState>) => void): ThreadEvents {
  return {
    onChange: (conversation, unsent) => tell({ conversation, unsent }),
    onLink: (link) => tell({ link }),
    onStored: (isStored) => tell({ isStored }),
    onAgentWorking: (isAgentWorking) => tell({ isAgentWorking }),
    onTeamTyping: (teamTyping) => tell({ teamTyping }),
    onReadByTeam: (readByTeam) => tell({ readByTeam }),
    onReadElsewhere: (readElsewhere) => tell({ readElsewhere }),
  };
}

function asEarly(conversation: string, entry: VisitorEntry): EarlyEntry {
  const { v: _version, by: _by, prev: _prev, id, at, ...body } = entry;
  return { id, conversation, at, body };
}
