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
  /** What of it was never sent. */
  unsent(conversation: string): EarlyEntry[];
  /** Closes it and removes it from this device. */
  forget(conversation: string): Promise<void>;
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
  const leaving = new Map<string, Promise<void>>();
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
    await leaving.get(conversation);
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
    unsent: (conversation) =>
      (open.get(conversation)?.state.unsent ?? []).map((one) => asEarly(conversation, one)),
    async forget(conversation) {
      const left = remove(conversation)?.thread.forget() ?? Promise.resolve();
      leaving.set(conversation, left);
      await left;
      leaving.delete(conversation);
    },
  };
}

function eventsTo(tell: (part: Partial<ThreadState>) => void): ThreadEvents {
  return {
    onChange: (conversation, unsent) => tell({ conversation, unsent }),
    onLink: (link) => tell({ link }),
    onStored: (isStored) => tell({ isStored }),
    onAgentWorking: (isAgentWorking) => tell({ isAgentWorking, answer: null }),
    onAgentText: (answer) => tell({ answer }),
    onTeamTyping: (teamTyping) => tell({ teamTyping }),
    onReadByTeam: (readByTeam) => tell({ readByTeam }),
    onReadElsewhere: (readElsewhere) => tell({ readElsewhere }),
  };
}

function asEarly(conversation: string, entry: VisitorEntry): EarlyEntry {
  const { v: _version, by: _by, prev: _prev, id, at, ...body } = entry;
  return { id, conversation, at, body };
}
