import { createEffect, on } from "solid-js";
import type { Threads } from "../thread/open-thread.ts";
import type { Memory } from "../visit/memory.ts";
import type { PagePort } from "../visit/page-port.ts";
import type { VisitApi } from "../visit/visit-api.ts";
import { type Connectivity, createConnectivity } from "./create-connectivity.ts";
import { type ConversationChoice, createConversationChoice } from "./create-conversation-choice.ts";
import { type Correspondence, createCorrespondence } from "./create-correspondence.ts";
import { createVisit, type Visit } from "./create-visit.ts";

export interface ChatPartsOptions {
  memory: Memory;
  api: VisitApi;
  page: PagePort;
  /** Fetches and starts what conversations need; asked for when the first one is to be opened. */
  loadThreads(onOnline: (isOnline: boolean) => void): Promise<Threads>;
  now(): number;
  isOpen(): boolean;
}

export interface ChatParts {
  choice: ConversationChoice;
  connectivity: Connectivity;
  visit: Visit;
  mail: Correspondence;
}

const HIDDEN_MS = 5 * 60_000;

/** Identity, network, the choice of conversation and the mail, wired to one another. */
export function createChatParts(options: ChatPartsOptions): ChatParts {
  const { memory, api, page, now } = options;
  const choice = createConversationChoice(memory);
  const engine = makeEngine(options, (isOnline) => connectivity.report(isOnline));
  const connectivity = createConnectivity(now, () => {
    engine.started()?.wake();
    void visit.refresh();
    mail.settle();
  });
  const visit: Visit = createVisit({
    memory,
    api,
    onReplaced: () => void mail.startOver(),
    onKnown() {
      connectivity.report(true);
      mail.settle();
    },
    onUnreachable: () => connectivity.report(false),
  });
  const mail = createCorrespondence({
    memory,
    api,
    visit: () => visit,
    choice,
    loadThreads: engine.load,
    now,
    isWanted: () => options.isOpen() || choice.current() !== null,
    onReached: (isReached) => connectivity.report(isReached),
    onConversation: () => page.tell({ type: "known" }),
  });
  createEffect(on(choice.current, () => mail.settle()));
  restWhileHidden(engine.started);
  return { choice, connectivity, visit, mail };
}

/** Loads the engine once; a failed load may be tried again. */
function makeEngine(
  { loadThreads }: ChatPartsOptions,
  onOnline: (isOnline: boolean) => void,
): { load(): Promise<Threads>; started(): Threads | undefined } {
  let loading: Promise<Threads> | undefined;
  let threads: Threads | undefined;
  return {
    started: () => threads,
    load() {
      loading ??= loadThreads(onOnline).then(
        (loaded) => (threads = loaded),
        (error: unknown) => {
          loading = undefined;
          throw error;
        },
      );
      return loading;
    },
  };
}

/** A tab nobody looks at for five minutes gives its socket back. */
function restWhileHidden(started: () => Threads | undefined): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  document.addEventListener("visibilitychange", () => {
    clearTimeout(timer);
    if (document.hidden) timer = setTimeout(() => started()?.sleep(), HIDDEN_MS);
    else started()?.wake();
  });
}
