import { createSignal } from "solid-js";
import { makeEntryId, secureRandom } from "../../shared/browser/entry-id.ts";
import type { SocketToken } from "../../shared/protocol/http.ts";
import type { Threads } from "../thread/open-thread.ts";
import type { EarlyBody, EarlyEntry } from "../visit/early-entries.ts";
import type { Memory } from "../visit/memory.ts";
import type { ApiProblem, VisitApi } from "../visit/visit-api.ts";
import type { Notice } from "./chat.ts";
import type { ConversationChoice } from "./create-conversation-choice.ts";
import { createEntryList } from "./create-entry-list.ts";
import { createOpenThreads, type OpenThreads } from "./create-open-threads.ts";
import type { Visit } from "./create-visit.ts";
import { makePostOffice } from "./post-office.ts";
import { makeRefusals } from "./refusals.ts";
import type { ThreadState } from "./thread-state.ts";

/** The visitor's entries on their way: written, moved into documents, sent, refused. */
export interface Correspondence {
  threads: OpenThreads;
  early(): readonly EarlyEntry[];
  refused(): readonly EarlyEntry[];
  notice(): Notice | null;
  setNotice(notice: Notice | null): void;
  write(body: EarlyBody): void;
  takeBack(id: string): EarlyEntry | undefined;
  /** Something changed that may let things move on. */
  settle(): void;
  /** The visitor is somebody else to the server now: nothing of the old conversations can be sent any more. */
  startOver(): Promise<void>;
}

export interface CorrespondenceOptions {
  memory: Memory;
  api: VisitApi;
  visit(): Visit;
  choice: ConversationChoice;
  loadThreads(): Promise<Threads>;
  now(): number;
  /** Whether the current conversation is to be opened although nothing waits in it. */
  isWanted(): boolean;
  onReached(isReached: boolean): void;
  /** There is a conversation to come back to. */
  onConversation(): void;
}

const RETRY_MS = 3000;

export function createCorrespondence(options: CorrespondenceOptions): Correspondence {
  const { choice } = options;
  const { threads, early, refused, refusals, notice, setNotice, settle } = buildParts(options);
  return {
    threads,
    early: early.shown,
    refused: refused.shown,
    notice,
    setNotice,
    settle,
    write(body) {
      const now = options.now();
      const conversation = choice.current() ?? makeEntryId(now, undefined, secureRandom);
      const above = highestId(threads.state(conversation), early.list());
      early.put([{ id: makeEntryId(now, above, secureRandom), conversation, at: now, body }]);
      choice.choose(conversation);
      options.onConversation();
      settle();
    },
    takeBack(id) {
      const entry = refused.list().find((one) => one.id === id);
      refused.drop([id]);
      if (refused.list().length === 0) setNotice(null);
      return entry;
    },
    async startOver() {
      const waiting = early.list().map(({ conversation }) => conversation);
      await Promise.all(
        [...new Set([...threads.ids(), ...waiting])].map((id) => refusals.giveUp(id)),
      );
      choice.choose(null);
    },
  };
}

function buildParts(options: CorrespondenceOptions) {
  const { choice } = options;
  const early = createEntryList(options.memory, "early");
  const refused = createEntryList(options.memory, "refused");
  const [notice, setNotice] = createSignal<Notice | null>(null);
  const settle = () => office.settle();

  const threads = createOpenThreads({
    loadThreads: () => options.loadThreads(),
    fetchToken: makeTokenFetcher(options, (problem, id) => {
      if (problem?.is === "gone") void refusals.giveUp(id);
      else setNotice((before) => noticeFor(problem, before));
    }),
    onChange(id, state) {
      choice.noteUnsent(id, state.unsent.length > 0);
      refusals.follow(id, state);
      const isDone = state.link?.is === "synced" && state.unsent.length === 0;
      const isWaitedFor = early.list().length > 0 || choice.current() !== id;
      if ((isDone && isWaitedFor) || isUnconnected(state)) settle();
    },
  });
  const refusals = makeRefusals({
    threads: () => threads,
    early,
    refused,
    choice,
    setNotice,
    settle,
  });
  const office = makePostOffice({
    threads,
    early,
    visitor: () => options.visit().session()?.visitor.id ?? null,
    current: () => (options.isWanted() ? choice.current() : null),
    isKnown: (id) =>
      refusals.isSuspect(id) ||
      options
        .visit()
        .session()
        ?.conversations.some((one) => one.id === id) === true,
    unsent: () => choice.unsent(),
    onFailed: () => setTimeout(settle, RETRY_MS),
  });

  return { threads, early, refused, refusals, notice, setNotice, settle };
}

/** Another tab wrote the first entry. */
function isUnconnected({ link, conversation }: ThreadState): boolean {
  return link === null && (conversation?.items.length ?? 0) > 0;
}

/** A token for one conversation's socket; rejects at once while the server has asked for patience. */
function makeTokenFetcher(
  { api, visit, now, onReached }: CorrespondenceOptions,
  tell: (problem: ApiProblem | null, conversation: string) => void,
): (conversation: string) => Promise<SocketToken> {
  let notBefore = 0;
  return async (conversation) => {
    const visitor = visit().session()?.visitor.token;
    if (visitor === undefined || now() < notBefore) throw new Error("no token to be had yet");
    const answer = await api.conversation(visitor, conversation);
    onReached(answer.ok || answer.problem.is !== "unreachable");
    tell(answer.ok ? null : answer.problem, conversation);
    if (answer.ok) return answer.value;
    if (answer.problem.is === "too-fast") notBefore = now() + answer.problem.retryInMs;
    if (answer.problem.is === "unknown-visitor") void visit().refresh();
    throw new Error(`no token: ${answer.problem.is}`);
  };
}

/** What the visitor is told of a problem; a success takes back what an earlier one said. */
export function noticeFor(problem: ApiProblem | null, before: Notice | null): Notice | null {
  const passing = before === "tooFast" || before === "serverTrouble" || before === "unknownKey";
  switch (problem?.is) {
    case "too-fast":
      return "tooFast";
    case "server":
      return "serverTrouble";
    case "unknown-key":
      return "unknownKey";
    default:
      return passing ? null : before;
  }
}

/** The visitor's own highest id; a new one is above it, whatever the clock says (F8). */
function highestId(state: ThreadState, early: readonly EarlyEntry[]): string | undefined {
  const ids = (state.conversation?.items ?? []).flatMap((item) =>
    item.type === "message" && item.by.type === "visitor" ? [item.id] : [],
  );
  return [...ids, ...early.map(({ id }) => id)].toSorted().at(-1);
}
