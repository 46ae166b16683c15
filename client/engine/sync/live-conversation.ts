import type { PresenceState } from "../../../shared/browser/document-link.ts";
import {
  conversationDocument,
  draftDocument,
  internalDocument,
} from "../../../shared/document/document-name.ts";
import type { ServerStateless } from "../../../shared/protocol/stateless.ts";
import type { Presence } from "../engine.ts";
import { changeMeta } from "../store/document-records.ts";
import type { LiveInfo, Watched } from "../tabs/tab-message.ts";
import type { LeaderParts } from "./leader-parts.ts";
import { LiveDocument } from "./live-document.ts";
import type { Settlement } from "./settlement.ts";

const DRAFT_GATHER_MS = 150;

export interface LiveConversation {
  watch(watched: Watched[string]): void;
  /** Sends what is owed besides entries: how far was read. */
  sendRead(): void;
  info(): LiveInfo;
  close(): void;
}

/** A conversation on somebody's screen: its documents live, and what only the socket knows of it. */
export function openLiveConversation(
  parts: LeaderParts,
  id: string,
  settlement: Settlement,
): LiveConversation {
  const info: LiveInfo = {
    isSynced: false,
    presence: [],
    isVisitorTyping: false,
    isAgentWorking: false,
    answer: null,
    readByVisitor: 0,
  };
  const change = (news: Partial<LiveInfo>) => {
    Object.assign(info, news);
    parts.tell({ type: "live", conversation: id, info: { ...info } });
  };
  const synced = async (document: LiveDocument) => {
    noteHead(parts, document.name, id);
    // As with everything of the server's: when it is on the device, or cannot get there.
    await parts.store.settled("documents");
    if (conversation.isSynced && internal.isSynced) change({ isSynced: true });
  };
  const lost = () =>
    change({
      isSynced: false,
      presence: [],
      isVisitorTyping: false,
      isAgentWorking: false,
      answer: null,
    });

  const conversation = new LiveDocument(parts, {
    name: conversationDocument(id),
    onSynced: (document) => void synced(document),
    onLost: lost,
    onStateless: (message) => change(readPublicNews(message, info)),
    onPresence: (states) => change({ isVisitorTyping: states.some(isVisitorTyping) }),
    onRejected: (document) => void settlement.rebuild(document.name),
  });
  const internal = openOwedDocument(parts, internalDocument(id), settlement, {
    onSynced: (document) => void synced(document),
    onLost: lost,
    onPresence: (states) => change({ presence: presenceOf(states, parts.me) }),
  });
  const draft = openOwedDraft(parts, draftDocument(id), settlement);

  return {
    watch({ isTyping, hasDraft }) {
      conversation.setPresence({ typing: isTyping });
      internal.setPresence({ viewing: true, typing: isTyping, hasDraft });
    },
    sendRead: () => sendOwedRead(parts, id, internal),
    info: () => info,
    close() {
      for (const document of [conversation, internal, draft]) document.close();
      lost();
    },
  };
}

/** The internal document, with what this device owes in it. */
export function openOwedDocument(
  parts: LeaderParts,
  name: string,
  settlement: Settlement,
  more: {
    onSynced?(document: LiveDocument): void;
    onLost?(): void;
    onPresence?(states: PresenceState[]): void;
  } = {},
): LiveDocument {
  return new LiveDocument(parts, {
    name,
    onSynced(document) {
      settlement.check(document);
      sendOwedRead(parts, name.slice(2), document);
      more.onSynced?.(document);
    },
    onChanged: (document) => settlement.check(document),
    onRejected: (document) => void settlement.rebuild(document.name),
    ...(more.onLost === undefined ? {} : { onLost: more.onLost }),
    ...(more.onPresence === undefined ? {} : { onPresence: more.onPresence }),
  });
}

export function openOwedDraft(
  parts: LeaderParts,
  name: string,
  settlement: Settlement,
  onClean: () => void = () => undefined,
): LiveDocument {
  const draft: LiveDocument = new LiveDocument(parts, {
    name,
    gatherMs: DRAFT_GATHER_MS,
    onUnanswered(changes) {
      if (changes > 0 || !draft.isSynced) return;
      void parts.store.write(changeMeta(name, { isDirty: false }));
      onClean();
    },
    onRejected: (document) => void settlement.rebuild(document.name),
  });
  return draft;
}

function sendOwedRead({ reads }: LeaderParts, id: string, internal: LiveDocument): void {
  const q = reads.get(id);
  if (q !== null && internal.send({ type: "read", q })) reads.sent(id, q);
}

function noteHead({ rows, store, surroundings }: LeaderParts, name: string, id: string): void {
  const head = rows.base().get(id)?.head;
  if (head !== undefined)
    void store.write(changeMeta(name, { head, lastUsed: surroundings.now() }));
}

function readPublicNews(message: ServerStateless, info: LiveInfo): Partial<LiveInfo> {
  if (message.type === "agent-working") return { isAgentWorking: message.isWorking, answer: null };
  if (message.type === "agent-text") return { answer: { turn: message.turn, text: message.text } };
  if (message.type === "read-by-visitor")
    return { readByVisitor: Math.max(info.readByVisitor, message.q) };
  return {};
}

function isVisitorTyping(state: PresenceState): boolean {
  return state["role"] === "visitor" && state["typing"] === true;
}

/** One entry a teammate, however many devices; without this device's person. */
function presenceOf(states: PresenceState[], me: string): Presence[] {
  const byMember = new Map<string, Presence>();
  for (const { member, viewing, typing } of states) {
    if (typeof member !== "string" || member === me) continue;
    const before = byMember.get(member);
    byMember.set(member, {
      member,
      isViewing: viewing === true || before?.isViewing === true,
      isTyping: typing === true || before?.isTyping === true,
    });
  }
  return [...byMember.values()].filter(({ isViewing, isTyping }) => isViewing || isTyping);
}
