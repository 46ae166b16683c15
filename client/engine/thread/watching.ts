import { type Accessor, createSignal } from "solid-js";
import type { Writing } from "../engine.ts";
import type { LiveInfo, Watched } from "../tabs/tab-message.ts";

export const nothingLive: LiveInfo = {
  isSynced: false,
  presence: [],
  isVisitorTyping: false,
  isAgentWorking: false,
  answer: null,
  readByVisitor: 0,
};

/** What this tab has on screen, and what the leader says of it. */
export interface Watching {
  open(id: string): WatchedThread;
  receive(id: string, info: LiveInfo): void;
  watched(): Watched;
  /** Who writes in a conversation that is open in any tab of this device. */
  writing(id: string): Writing | null;
  /** Another tab leads now, and says anew what is live. */
  forgetLive(): void;
}

export interface WatchedThread {
  info: Accessor<LiveInfo>;
  change(state: Partial<Watched[string]>): void;
  close(): void;
}

interface Entry {
  openers: number;
  state: Watched[string];
  info: Accessor<LiveInfo>;
  setInfo(info: LiveInfo): void;
}

export function createWatching(onChange: () => void): Watching {
  const entries = new Map<string, Entry>();
  const [writing, setWriting] = createSignal<ReadonlyMap<string, Writing>>(new Map());
  const openNew = (id: string): Entry => {
    const [info, setInfo] = createSignal(nothingLive);
    const entry: Entry = {
      openers: 0,
      state: { isTyping: false, hasDraft: false },
      info,
      setInfo: (next) => void setInfo(() => next),
    };
    entries.set(id, entry);
    return entry;
  };
  return {
    open(id) {
      const entry = entries.get(id) ?? openNew(id);
      entry.openers += 1;
      onChange();
      return {
        info: () => entry.info(),
        change(state) {
          const next = { ...entry.state, ...state };
          const isSame =
            next.isTyping === entry.state.isTyping && next.hasDraft === entry.state.hasDraft;
          if (isSame) return;
          entry.state = next;
          onChange();
        },
        close() {
          entry.openers -= 1;
          if (entry.openers > 0) return;
          entries.delete(id);
          onChange();
        },
      };
    },
    receive(id, info) {
      entries.get(id)?.setInfo(info);
      setWriting((before) => withWriting(before, id, writingOf(info)));
    },
    writing: (id) => writing().get(id) ?? null,
    forgetLive: () => setWriting(new Map()),
    watched: () => Object.fromEntries([...entries].map(([id, { state }]) => [id, state])),
  };
}

function writingOf(info: LiveInfo): Writing | null {
  const members = info.presence.filter(({ isTyping }) => isTyping).map(({ member }) => member);
  if (members.length === 0 && !info.isVisitorTyping && !info.isAgentWorking) return null;
  return { isVisitor: info.isVisitorTyping, isAgent: info.isAgentWorking, members };
}

function withWriting(
  before: ReadonlyMap<string, Writing>,
  id: string,
  writing: Writing | null,
): ReadonlyMap<string, Writing> {
  if (writing === null && !before.has(id)) return before;
  const next = new Map(before);
  if (writing === null) next.delete(id);
  else next.set(id, writing);
  return next;
}
