import type { Thread } from "../thread/open-thread.ts";
import type { EarlyEntries } from "../visit/early-entries.ts";
import { inOneTab } from "../visit/lock.ts";
import type { OpenThreads } from "./create-open-threads.ts";

export interface PostOffice {
  /** Opens, fills, connects and closes conversations until everything is where it belongs. Safe to ask for at any time. */
  settle(): void;
}

export interface PostOfficeOptions {
  threads: OpenThreads;
  early: EarlyEntries;
  /** Null while the visitor has no identity. */
  visitor(): string | null;
  /** The conversation on screen, if it is to be open. */
  current(): string | null;
  /** Whether the server has the conversation already. */
  isKnown(conversation: string): boolean;
  /** Conversations of this browser with something to send. */
  unsent(): string[];
  onFailed(): void;
}

/** Brings what the visitor wrote into its document, and the document to the server. */
export function makePostOffice(options: PostOfficeOptions): PostOffice {
  let isRunning = false;
  let isAskedAgain = false;
  const settle = () => {
    isAskedAgain = isRunning;
    if (isRunning) return;
    isRunning = true;
    void settleOnce(options)
      .catch(() => options.onFailed())
      .finally(() => {
        isRunning = false;
        if (isAskedAgain) settle();
      });
  };
  return { settle };
}

async function settleOnce(options: PostOfficeOptions): Promise<void> {
  const { threads, early, current, unsent } = options;
  const visitor = options.visitor();
  if (visitor === null) return;
  const waiting = early.list().map(({ conversation }) => conversation);
  const wanted = new Set([...[current()].filter((id) => id !== null), ...waiting, ...unsent()]);
  for (const id of threads.ids()) if (!wanted.has(id)) threads.close(id);
  for (const id of wanted) {
    // One after the other: each takes the lock that other tabs wait for.
    // oxlint-disable-next-line no-await-in-loop
    const thread = await threads.open(id, visitor);
    // oxlint-disable-next-line no-await-in-loop
    await hand(thread, id, early);
    const hasEntries = Object.keys(threads.state(id).conversation?.items ?? []).length > 0;
    if (hasEntries || options.isKnown(id)) thread.connect();
  }
}

/** Into the document, in one tab at a time: two tabs that both move an entry would write its key twice. */
function hand(thread: Thread, conversation: string, early: EarlyEntries): Promise<void> {
  const mine = () => early.list().filter((entry) => entry.conversation === conversation);
  if (mine().length === 0) return Promise.resolve();
  return inOneTab("lobby:early", async () => {
    const entries = mine();
    const known = entries.filter(({ isTried }) => isTried !== true);
    early.put(known.map((entry) => ({ ...entry, isTried: true })));
    early.drop(await thread.take(entries));
  });
}
