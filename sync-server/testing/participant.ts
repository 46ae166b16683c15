import { HocuspocusProvider, HocuspocusProviderWebsocket } from "@hocuspocus/provider";
import { ulid } from "ulid";
import * as Y from "yjs";
import { conversationDocument, internalDocument } from "../../shared/document/document-name.ts";
import { keepParity, type Parity } from "../../shared/document/client-id.ts";
import { appendEntry, readConversationLanes } from "../../shared/document/lane-document.ts";
import { type Conversation, readConversation } from "../../shared/domain/conversation.ts";
import type { TeamEntry, VisitorEntry } from "../../shared/domain/intent.ts";
import type { Rig } from "./rig.ts";

type Body<Entry> = Entry extends { kind: string } ? Omit<Entry, "v" | "id" | "by" | "at"> : never;

/** Somebody on a real provider: a visitor on `c:`, a teammate on `c:` and `n:`. */
export interface Participant {
  id: string;
  conversation: Y.Doc;
  internal: Y.Doc | null;
  write(body: Body<VisitorEntry> | Body<TeamEntry>): string;
  read(): Conversation;
  /** Resolves when `is` holds of what this participant sees; rejects after a few seconds with what it sees instead. */
  until(is: (conversation: Conversation) => boolean): Promise<Conversation>;
  /** Why documents were closed or refused, in order; a `resync:` is answered by syncing again (W3). */
  closeReasons: string[];
  leave(): void;
}

const PATIENCE_MS = 8000;
const FIRST_WAIT_MS = 30;

export function join(
  rig: Pick<Rig, "url" | "now">,
  who: { id: string; role: "visitor" | "teammate"; token: string },
  conversation: string,
): Participant {
  const parity: Parity = who.role === "visitor" ? "odd" : "even";
  const socket = new HocuspocusProviderWebsocket({
    url: rig.url,
    delay: 50,
    minDelay: 20,
    maxDelay: 200,
    jitter: false,
  });
  const closeReasons: string[] = [];
  const open = (name: string) =>
    openDocument(socket, name, { parity, token: who.token, closeReasons });
  const c = open(conversationDocument(conversation));
  const n = who.role === "teammate" ? open(internalDocument(conversation)) : null;
  const read = () =>
    readConversation(readConversationLanes(c.document, n?.document ?? null), {
      now: rig.now(),
      memberName: () => "",
    });
  return {
    id: who.id,
    conversation: c.document,
    internal: n?.document ?? null,
    closeReasons,
    read,
    write(body) {
      const id = ulid();
      const entry = { v: 1, id, by: who.id, at: rig.now(), ...body } as VisitorEntry & TeamEntry;
      if (n === null) appendEntry(c.document, "v", entry);
      else appendEntry(n.document, "o", entry);
      return id;
    },
    until: (is) => waitFor([c.document, ...(n === null ? [] : [n.document])], read, is),
    leave() {
      c.provider.destroy();
      n?.provider.destroy();
      socket.destroy();
    },
  };
}

/** One document on a provider that syncs again when it is told to, as every honest client does (W3). */
function openDocument(
  socket: HocuspocusProviderWebsocket,
  name: string,
  { parity, token, closeReasons }: { parity: Parity; token: string; closeReasons: string[] },
): { document: Y.Doc; provider: HocuspocusProvider } {
  const document = new Y.Doc();
  keepParity(document, parity);
  let wait = FIRST_WAIT_MS;
  const closed = (reason: string) => {
    closeReasons.push(reason);
    if (!reason.startsWith("resync:")) return;
    setTimeout(() => void provider.sendToken().then(() => provider.startSync()), wait);
    wait *= 2;
  };
  const provider: HocuspocusProvider = new HocuspocusProvider({
    name,
    document,
    websocketProvider: socket,
    token,
    onClose: ({ event }) => closed(event.reason),
    onAuthenticationFailed: ({ reason }) => closed(reason),
  });
  provider.attach();
  return { document, provider };
}

function waitFor(
  documents: Y.Doc[],
  read: () => Conversation,
  is: (conversation: Conversation) => boolean,
): Promise<Conversation> {
  return new Promise((resolve, reject) => {
    const finish = (settle: () => void) => {
      clearTimeout(timer);
      for (const document of documents) document.off("update", check);
      settle();
    };
    const check = () => {
      const conversation = read();
      if (is(conversation)) finish(() => resolve(conversation));
    };
    const timer = setTimeout(
      () => finish(() => reject(new Error(`never came true; saw ${JSON.stringify(read().items)}`))),
      PATIENCE_MS,
    );
    for (const document of documents) document.on("update", check);
    check();
  });
}
