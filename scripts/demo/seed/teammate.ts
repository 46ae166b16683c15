import { HocuspocusProviderWebsocket } from "@hocuspocus/provider";
import { type BodyOf, writeEntry } from "../../../shared/browser/entry-writer.ts";
import type { Conversation } from "../../../shared/domain/conversation.ts";
import type { TeamEntry } from "../../../shared/domain/intent.ts";
import type { SocketToken } from "../../../shared/protocol/http.ts";
import type { Caller } from "./caller.ts";
import { openConversation, type OpenConversation } from "./open-conversation.ts";

/** A teammate at work: writes intents over the socket like the inbox does. */
export type Teammate = {
  /** Writes one intent, chosen in view of the conversation, and waits until the server has ruled on it. */
  act: (conversation: string, choose: (seen: Conversation) => BodyOf<TeamEntry>) => Promise<void>;
  /** Waits until the conversation looks like this. */
  until: (conversation: string, is: (conversation: Conversation) => boolean) => Promise<void>;
  leave: () => Promise<void>;
};

export async function joinAsTeammate(
  url: string,
  workspace: string,
  person: { id: string; caller: Caller },
): Promise<Teammate> {
  const { token } = await person.caller.post<SocketToken>(`/api/workspaces/${workspace}/token`, {});
  const socket = new HocuspocusProviderWebsocket({ url: `${url.replace("http", "ws")}/sync` });
  // A document stays open: closing and opening it again on one socket lets the old farewell close the new opening.
  const opened = new Map<string, Promise<OpenConversation>>();
  const open = (id: string): Promise<OpenConversation> => {
    const conversation = opened.get(id) ?? openConversation(socket, token, id);
    opened.set(id, conversation);
    return conversation;
  };
  return {
    async act(conversation, choose) {
      const { internal, read, until } = await open(conversation);
      const own = { doc: internal, lane: "o" as const, by: person.id, unsent: [] };
      const { id } = writeEntry(own, choose(read()), { now: Date.now, random: Math.random });
      await until(() => internal.getMap("x").has(id));
    },
    async until(conversation, is) {
      const { until } = await open(conversation);
      await until(is);
    },
    async leave() {
      for (const conversation of await Promise.allSettled(opened.values())) {
        if (conversation.status === "fulfilled") conversation.value.close();
      }
      socket.destroy();
    },
  };
}
