import * as Y from "yjs";
import {
  conversationDocument,
  draftDocument,
  internalDocument,
} from "../../../shared/document/document-name.ts";
import type { Conversation } from "../../../shared/domain/conversation.ts";
import type { World } from "../../../shared/domain/decide.ts";
import type { SyncState, Thread } from "../engine.ts";
import type { OpenDocument } from "../documents/document-cache.ts";
import { rememberRead } from "../sync/read-cursors.ts";
import type { TabParts } from "../sync/leader-parts.ts";
import type { LiveInfo } from "../tabs/tab-message.ts";
import { createDraft } from "./draft.ts";
import { createProjection } from "./projection.ts";
import type { WatchedThread } from "./watching.ts";

const TYPING_MS = 4000;

export interface ThreadOptions {
  world(): World;
  sync(): SyncState;
  watched: WatchedThread;
  onClose(): void;
}

export function createThread(parts: TabParts, id: string, options: ThreadOptions): Thread {
  const { cache, tell } = parts;
  const { watched } = options;
  const names = [conversationDocument(id), internalDocument(id), draftDocument(id)] as const;
  const [conversation, internal, draftText] = names.map((name) => cache.open(name)) as [
    OpenDocument,
    OpenDocument,
    OpenDocument,
  ];
  const projection = createProjection(conversation, internal, options.world);
  const draft = createDraft(draftText);
  const typing = makeTyping(watched);
  for (const document of [conversation, internal, draftText])
    void document.ready.then(() => askForMissed(document, tell));

  const isHere = (shown: Conversation | null): shown is Conversation =>
    shown !== null && (shown.items.length > 0 || watched.info().isSynced);
  const shown = () => {
    const read = projection.conversation();
    return isHere(read) ? read : null;
  };
  let isClosed = false;
  return {
    id,
    conversation: shown,
    isMissing: () =>
      projection.conversation() !== null && shown() === null && !isReachable(options.sync()),
    isCatchingUp: () => !watched.info().isSynced && isReachable(options.sync()),
    presence: () => watched.info().presence,
    isVisitorTyping: () => watched.info().isVisitorTyping,
    isAgentWorking: () => watched.info().isAgentWorking,
    answerUnderWay: () => underWay(watched.info().answer, shown()),
    readByVisitor: () => watched.info().readByVisitor,
    draft: {
      text: draft.text,
      set(text) {
        draft.set(text);
        watched.change({ hasDraft: text !== "" });
      },
    },
    setTyping: typing.set,
    markRead: () => markRead(parts, id, projection.conversation()),
    close() {
      if (isClosed) return;
      isClosed = true;
      typing.stop();
      projection.close();
      draft.close();
      watched.close();
      for (const document of [conversation, internal, draftText]) document.release();
      options.onClose();
    },
  };
}

function isReachable({ is }: SyncState): boolean {
  return is === "live" || is === "catching-up";
}

/** The leader may have received something between this tab's reading and its listening. */
function askForMissed(document: OpenDocument, tell: TabParts["tell"]): void {
  const vector = Y.encodeStateVector(document.doc());
  tell({ type: "catch-up", doc: document.name, vector });
}

function makeTyping(watched: WatchedThread) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const stop = () => {
    clearTimeout(timer);
    watched.change({ isTyping: false });
  };
  return {
    stop,
    set(isTyping: boolean) {
      stopTimer();
      if (!isTyping) return stop();
      watched.change({ isTyping: true });
      timer = setTimeout(stop, TYPING_MS);
    },
  };
  function stopTimer() {
    clearTimeout(timer);
  }
}

function markRead({ rows, store, tell }: TabParts, id: string, shown: Conversation | null): void {
  const q = Math.max(shown?.seen ?? 0, shown?.state.lastVisitorQ ?? 0);
  if (q <= (rows.cursors()[id] ?? 0)) return;
  void store.write(rememberRead(id, q));
  tell({ type: "cursors", cursors: { [id]: q } });
  tell({ type: "read", conversation: id, q });
}

/** The message takes the place of what was shown of it (A1). */
function underWay(answer: LiveInfo["answer"], shown: Conversation | null): string | null {
  if (answer === null) return null;
  return shown?.items.some(({ id }) => id === `ai:${answer.turn}`) === true ? null : answer.text;
}
