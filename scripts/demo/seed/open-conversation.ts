import { HocuspocusProvider, type HocuspocusProviderWebsocket } from "@hocuspocus/provider";
import { Doc } from "yjs";
import { keepParity } from "../../../shared/document/client-id.ts";
import { conversationDocument, internalDocument } from "../../../shared/document/document-name.ts";
import { readConversationLanes } from "../../../shared/document/lane-document.ts";
import { type Conversation, readConversation } from "../../../shared/domain/conversation.ts";

/** Both documents of a conversation, as a teammate has them. */
export type OpenConversation = {
  internal: Doc;
  read: () => Conversation;
  /** Resolves when `is` holds of what is seen; rejects when it does not in time. */
  until: (is: (conversation: Conversation) => boolean) => Promise<void>;
  close: () => void;
};

const patienceMs = 20_000;

export async function openConversation(
  socket: HocuspocusProviderWebsocket,
  token: string,
  id: string,
): Promise<OpenConversation> {
  const c = openDocument(socket, conversationDocument(id), token);
  const n = openDocument(socket, internalDocument(id), token);
  const read = () =>
    readConversation(readConversationLanes(c.doc, n.doc), {
      now: Date.now(),
      memberName: () => "",
    });
  await Promise.all([c.synced, n.synced]);
  const close = () => {
    c.provider.destroy();
    n.provider.destroy();
  };
  return { internal: n.doc, read, close, until: (is) => until([c.doc, n.doc], () => is(read())) };
}

function openDocument(socket: HocuspocusProviderWebsocket, name: string, token: string) {
  const doc = new Doc();
  keepParity(doc, "even");
  const { promise: synced, resolve, reject } = Promise.withResolvers<void>();
  const provider = new HocuspocusProvider({
    name,
    document: doc,
    websocketProvider: socket,
    token,
    onSynced: () => resolve(),
    onAuthenticationFailed: ({ reason }) => reject(new Error(`${name} was refused: ${reason}`)),
  });
  provider.attach();
  return { doc, provider, synced };
}

function until(docs: Doc[], is: () => boolean): Promise<void> {
  return new Promise((resolve, reject) => {
    const finish = (settle: () => void) => {
      clearTimeout(timer);
      for (const doc of docs) doc.off("update", check);
      settle();
    };
    const check = () => {
      if (is()) finish(resolve);
    };
    const timer = setTimeout(
      () => finish(() => reject(new Error("a demo conversation did not settle in time"))),
      patienceMs,
    );
    for (const doc of docs) doc.on("update", check);
    check();
  });
}
