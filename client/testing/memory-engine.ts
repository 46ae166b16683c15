import { createSignal } from "solid-js";
import { type Conversation, readConversation } from "../../shared/domain/conversation.ts";
import {
  countViews,
  hasWords,
  type InboxWorld,
  searchedText,
  searchWords,
  selectRows,
} from "../../shared/domain/inbox-query.ts";
import { ok } from "../../shared/domain/result.ts";
import type { Row } from "../../shared/domain/row.ts";
import type { Member, WorkspaceInfo } from "../../shared/protocol/http.ts";
import type { Commands, InboxEngine, SyncState, Thread } from "../engine/engine.ts";
import { MemoryConversation, type TeamIntent } from "./memory-conversation.ts";

const person = (id: string, name: string): Member => ({
  id,
  name,
  email: `${id}@clinic.test`,
  role: "teammate",
});
export const tara = person("tara", "Tara Singh");
export const theo = person("theo", "Theo Brandt");
const members = [tara, theo];

const workspace: WorkspaceInfo = {
  id: "clinic",
  name: "Clinic",
  role: "owner",
  members,
  agents: [{ id: "agent", name: "River", widgetKey: "key" }],
  tags: [
    {
      id: "01J00000000000000000000001",
      name: "Billing",
      description: "",
      hue: 145,
      isArchived: false,
      mergedInto: null,
    },
  ],
  invitations: [],
};

/** Tara's inbox in memory. `tell` shows what was done to a conversation from outside. */
export function createMemoryEngine(conversations: MemoryConversation[]) {
  const [version, setVersion] = createSignal(0);
  const [sync, setSync] = createSignal<SyncState>({ is: "live" });
  const byId = new Map(conversations.map((one) => [one.info.id, one]));
  const read = new Set<string>();
  const tell = () => setVersion((before) => before + 1);
  const at = (id: string) => {
    const one = byId.get(id);
    if (one === undefined) throw new Error(`no conversation ${id}`);
    return one;
  };
  const rows = (): Row[] => conversations.map((one) => one.row());
  const world = (): InboxWorld => ({
    me: tara.id,
    now: Date.now(),
    isUnread: (row) => !read.has(row.id),
    searched: (row) => searchedText(row, () => ""),
  });

  const engine: InboxEngine = {
    me: () => tara,
    workspace: () => workspace,
    sync,
    unsent: () => 0,
    givenUp: () => [],
    rows: {
      version,
      isEmpty: () => byId.size === 0,
      select: (query) => selectRows(rows(), query, world()),
      get: (id) => byId.get(id)?.row(),
      counts: () => countViews(rows(), world()),
      ofVisitor: (visitor) => rows().filter((row) => row.visitor.id === visitor),
      isUnread: (row) => !read.has(row.id),
      hasUnsent: () => false,
    },
    commands: commandsOver(at, tell),
    writing: () => null,
    prepareThread: () => {},
    openThread: (id) => threadOf(at(id), { version, markRead: () => void read.add(id) }),
    searchHere: (text) =>
      rows().filter((row) => hasWords(world().searched(row), searchWords(text))),
    searchServer: () => Promise.resolve(ok({ hits: [] })),
    refreshWorkspace: () => Promise.resolve(),
    signOut: () => Promise.resolve(ok(null)),
    forget: () => Promise.resolve(),
    dispose: () => Promise.resolve(),
  };
  return { engine, tell, setSync };
}

function commandsOver(at: (id: string) => MemoryConversation, tell: () => void): Commands {
  const write = (id: string, intent: TeamIntent) => {
    const entry = at(id).write(tara.id, intent);
    tell();
    return Promise.resolve(entry);
  };
  const seen = (id: string) => conversationOf(at(id)).seen;
  return {
    reply: (id, text, { anyway, of } = {}) =>
      write(id, {
        kind: "reply",
        text,
        seen: seen(id),
        ...(anyway === true ? { anyway } : {}),
        ...(of === undefined ? {} : { of }),
      }),
    note: (id, text, mentions) =>
      write(id, { kind: "note", text, ...(mentions === undefined ? {} : { mentions }) }),
    takeOver: (id) => write(id, { kind: "take-over" }),
    assign: (id, to) => write(id, { kind: "assign", to, from: at(id).row().owner }),
    handBack: (id) => write(id, { kind: "hand-back" }),
    resolve: (id) => write(id, { kind: "resolve" }),
    reopen: (id) => write(id, { kind: "reopen" }),
    snooze: (id, until) => write(id, { kind: "snooze", until }),
    addTag: (id, tag) => write(id, { kind: "add-tag", tag }),
    removeTag: (id, tag) => write(id, { kind: "remove-tag", tag }),
    discard: (id, of) => write(id, { kind: "discard", of }),
  };
}

function threadOf(
  one: MemoryConversation,
  world: { version: () => number; markRead: () => void },
): Thread {
  const [text, setText] = createSignal("");
  return {
    id: one.info.id,
    conversation: () => (world.version() < 0 ? null : conversationOf(one)),
    isMissing: () => false,
    isCatchingUp: () => false,
    presence: () => [],
    isVisitorTyping: () => false,
    isAgentWorking: () => false,
    answerUnderWay: () => null,
    readByVisitor: () => 0,
    draft: { text, set: setText },
    setTyping: () => {},
    markRead: world.markRead,
    close: () => {},
  };
}

function conversationOf(one: MemoryConversation): Conversation {
  const memberName = (id: string) => one.nameOf(id);
  return readConversation(one.lanes, { now: Date.now(), memberName });
}
