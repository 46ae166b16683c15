import * as Y from "yjs";
import {
  type DocumentConnection,
  openDocumentConnection,
} from "../../shared/browser/document-connection.ts";
import type { DocumentLink, LinkState } from "../../shared/browser/document-link.ts";
import { secureRandom } from "../../shared/browser/entry-id.ts";
import { makeTokenSource } from "../../shared/browser/token-source.ts";
import { keepParity } from "../../shared/document/client-id.ts";
import { conversationDocument } from "../../shared/document/document-name.ts";
import { readConversationLanes } from "../../shared/document/lane-document.ts";
import type { Conversation } from "../../shared/domain/conversation.ts";
import type { VisitorEntry } from "../../shared/domain/intent.ts";
import { readVisitorConversation } from "../../shared/domain/visitor-conversation.ts";
import type { SocketToken } from "../../shared/protocol/http.ts";
import type { EarlyEntry } from "../visit/early-entries.ts";
import { keepDocument, type KeptDocument } from "./kept-document.ts";
import { shareWithTabs } from "./tab-channel.ts";
import { hasEntry, isPlaced, isRoomFor, unsentOf, writeEarly } from "./visitor-lane.ts";

export interface AnswerUnderWay {
  turn: string;
  text: string;
}

export interface ThreadEvents {
  onChange(conversation: Conversation, unsent: VisitorEntry[]): void;
  onLink(state: LinkState): void;
  onStored(isStored: boolean): void;
  onAgentWorking(isWorking: boolean): void;
  /** The agent's answer to a turn, as far as it is written (A7). */
  onAgentText(answer: AnswerUnderWay): void;
  /** Name of the teammate who is typing, or null. */
  onTeamTyping(name: string | null): void;
  onReadByTeam(q: number): void;
  onReadElsewhere(q: number): void;
}

export interface ThreadOptions extends ThreadEvents {
  conversation: string;
  visitor: string;
  /** Creates the conversation when there is none; rejects when no token can be had now. */
  fetchToken(): Promise<SocketToken>;
}

/** One conversation of the visitor, on this device and, once it has something to say, on the server. */
export interface Thread {
  /** Moves what was written into the conversation, once, as far as it fits an update; returns the ids that are safe there. */
  take(entries: readonly EarlyEntry[]): Promise<string[]>;
  /** Opens the way to the server; a conversation nobody wrote in is not created there. */
  connect(): void;
  setTyping(isTyping: boolean): void;
  markRead(q: number): void;
  close(): void;
  /** Closes it and removes it from this device. */
  forget(): Promise<void>;
}

export interface Threads {
  open(options: ThreadOptions): Promise<Thread>;
  isOnline(): boolean;
  wake(): void;
  sleep(): void;
}

export interface ThreadsOptions {
  /** Prefix of what is stored in this browser. */
  name: string;
  socketUrl: string;
  now(): number;
  onOnline(isOnline: boolean): void;
}

const FIRST_DELAY_MS = 1000;
const SPREAD_MS = 9000;

export function openThreads({ name, socketUrl, now, onOnline }: ThreadsOptions): Threads {
  const reconnectDelay = FIRST_DELAY_MS + secureRandom() * SPREAD_MS;
  let connection: DocumentConnection | null = null;
  const connected = () => {
    connection ??= openDocumentConnection({
      url: socketUrl,
      onOpen: () => onOnline(true),
      onClose: () => onOnline(false),
      reconnectDelay: () => reconnectDelay,
      now,
      random: secureRandom,
    });
    connection.connect();
    return connection;
  };
  return {
    async open(options) {
      const doc = new Y.Doc();
      keepParity(doc, "odd");
      const place = `${name}:${options.conversation}`;
      const stopSharing = shareWithTabs(doc, place);
      const kept = await keepDocument(doc, { name: place, onStored: options.onStored });
      const view = watch(doc, options, now);
      const line = makeLine(doc, options, connected, now);
      view.onProgress(() => line.link()?.madeProgress());
      const close = () => {
        line.close();
        kept.dispose();
        stopSharing();
        doc.destroy();
      };
      return {
        take: (entries) => takeEntries(doc, kept, options.visitor, entries, line.isSynced()),
        connect: line.connect,
        setTyping: (isTyping) => line.link()?.setPresence({ typing: isTyping }),
        markRead: (q) => line.markRead(q),
        close,
        async forget() {
          close();
          await kept.forget();
        },
      };
    },
    isOnline: () => connection?.isOpen() ?? false,
    wake() {
      connection?.connect();
      connection?.wake();
    },
    sleep: () => connection?.disconnect(),
  };
}

/** Tells the reader after every change, once per burst. */
function watch(doc: Y.Doc, events: ThreadEvents, now: () => number) {
  let isDue = false;
  let unsentBefore = Number.POSITIVE_INFINITY;
  let progressed = () => {};
  const read = () => {
    isDue = false;
    const lanes = readConversationLanes(doc, null);
    const unsent = unsentOf(lanes);
    if (unsent.length < unsentBefore) progressed();
    unsentBefore = unsent.length;
    events.onChange(readVisitorConversation(lanes, now()), unsent);
  };
  doc.on("update", () => {
    if (isDue) return;
    isDue = true;
    queueMicrotask(read);
  });
  read();
  return {
    onProgress(listener: () => void) {
      progressed = listener;
    },
  };
}

/** The way to the server, opened at most once. */
function makeLine(
  doc: Y.Doc,
  options: ThreadOptions,
  connected: () => DocumentConnection,
  now: () => number,
) {
  let link: DocumentLink | null = null;
  let isSynced = false;
  let readUpTo = 0;
  const token = makeTokenSource({
    fetchToken: () => options.fetchToken(),
    onRenewed: () => link?.sendToken(),
    now,
  });
  const markRead = (q: number) => {
    readUpTo = Math.max(readUpTo, q);
    if (readUpTo > 0) link?.send({ type: "read", q: readUpTo });
  };
  return {
    link: () => link,
    isSynced: () => isSynced,
    markRead,
    connect() {
      link ??= connected().open({
        name: conversationDocument(options.conversation),
        doc,
        getToken: () => token.get(),
        onTokenExpired: () => token.expire(),
        onState(state) {
          isSynced = state.is === "synced";
          if (isSynced) markRead(0);
          options.onLink(state);
        },
        onStateless(message) {
          if (message.type === "agent-working") options.onAgentWorking(message.isWorking);
          if (message.type === "agent-text") options.onAgentText(message);
          if (message.type === "read-by-team") options.onReadByTeam(message.q);
          if (message.type === "read-by-visitor") options.onReadElsewhere(message.q);
        },
        onPresence(states) {
          const typing = states.find(({ role, typing }) => role === "team" && typing === true);
          const name = typing?.["name"];
          options.onTeamTyping(typing === undefined ? null : typeof name === "string" ? name : "");
        },
      });
    },
    close() {
      link?.close();
      link = null;
      token.dispose();
    },
  };
}

async function takeEntries(
  doc: Y.Doc,
  kept: KeptDocument,
  by: string,
  entries: readonly EarlyEntry[],
  isSynced: boolean,
): Promise<string[]> {
  await kept.catchUp();
  const moved: string[] = [];
  for (const entry of entries) {
    const isThere = hasEntry(doc, entry.id);
    if (!isThere && ((entry.isTried === true && !isSynced) || !isRoomFor(doc, entry))) break;
    if (!isThere) writeEarly(doc, by, entry);
    moved.push(entry.id);
  }
  return (await kept.whenStored()) ? moved : moved.filter((id) => isPlaced(doc, id));
}
