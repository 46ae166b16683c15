import type { EarlyEntries } from "../visit/early-entries.ts";
import type { Notice } from "./chat.ts";
import type { ConversationChoice } from "./create-conversation-choice.ts";
import type { OpenThreads } from "./create-open-threads.ts";
import type { ThreadState } from "./thread-state.ts";

export interface Refusals {
  /** Acts on a document the server has put out. */
  follow(conversation: string, state: ThreadState): void;
  /** Whether it is yet to be found out what of it was refused. */
  isSuspect(conversation: string): boolean;
  /** Lets go of a conversation that can't be reached any more; what was unsent is kept as text. */
  giveUp(conversation: string): Promise<void>;
}

export interface RefusalsOptions {
  threads(): OpenThreads;
  early: EarlyEntries;
  refused: EarlyEntries;
  choice: ConversationChoice;
  setNotice(notice: Notice): void;
  settle(): void;
}

const RETRY_MS = 15_000;

export function makeRefusals(options: RefusalsOptions): Refusals {
  const { early, refused, choice, setNotice, settle } = options;
  const suspects = new Set<string>();

  // W3: what the server refused is taken out and the rest fetched anew; only then is it known which entries are not there.
  const quarantine = async (id: string) => {
    if (suspects.has(id)) return;
    suspects.add(id);
    const unsent = options.threads().unsent(id);
    refused.put(unsent);
    // What was not stored yet waits there as well, and would be written and refused again.
    early.drop(unsent.map((entry) => entry.id));
    await options.threads().forget(id);
    choice.noteUnsent(id, true);
    settle();
  };
  const judge = (id: string, { conversation }: ThreadState) => {
    if (!suspects.delete(id)) return;
    refused.drop(conversation?.items.map((item) => item.id) ?? []);
    if (refused.list().length > 0) setNotice("refused");
  };
  const giveUp = async (id: string) => {
    const waiting = early.list().filter(({ conversation }) => conversation === id);
    refused.put([...options.threads().unsent(id), ...waiting]);
    early.drop(waiting.map((entry) => entry.id));
    choice.noteUnsent(id, false);
    if (choice.current() === id) choice.choose(null);
    setNotice("conversationGone");
    await options.threads().forget(id);
  };
  const comeBackLater = (id: string) => {
    options.threads().close(id);
    setNotice("serverTrouble");
    setTimeout(settle, RETRY_MS);
  };
  return {
    follow(id, state) {
      const { link } = state;
      if (link?.is === "synced") judge(id, state);
      if (link?.is !== "out") return;
      if (link.action === "quarantine") void quarantine(id);
      else if (link.action === "update-app") setNotice("outdated");
      else if (link.reason === "too-many-connections") comeBackLater(id);
      else void giveUp(id);
    },
    isSuspect: (id) => suspects.has(id),
    giveUp,
  };
}
