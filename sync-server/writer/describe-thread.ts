import type { Database } from "better-sqlite3";
import { type Conversation, readConversation } from "../../shared/domain/conversation.ts";
import type { Lanes } from "../../shared/domain/lanes.ts";
import type { AgentJob } from "../../shared/protocol/agent-job.ts";

const MESSAGES_SENT = 40;

/** What a worker is told of a conversation: what was said in public, given, asked for and tagged. */
export function describeThread(lanes: Lanes) {
  const conversation = readConversation(lanes, { now: 0, memberName: () => null });
  const { items, state } = conversation;
  return {
    seen: state.lastVisitorQ,
    messages: transcript(conversation),
    details: items.flatMap((item) =>
      item.type === "event" && item.event.kind === "details-given"
        ? item.event.details.map(({ field, label, value }) => ({ field, label, value }))
        : [],
    ),
    askedForms: askedForms(lanes),
    conversationTags: state.tags,
    removedTags: state.removedTags,
  };
}

/** Whose conversation it is, as far as the site has said. */
export function readVisitor(sqlite: Database, conversation: string) {
  const visitor = sqlite
    .prepare<[string], { name: string | null; email: string | null }>(
      `SELECT v.name, v.email FROM visitor v JOIN conversation c ON c.visitor = v.id WHERE c.id = ?`,
    )
    .get(conversation);
  return { name: null, email: null, ...visitor };
}

function askedForms({ f }: Lanes): string[] {
  return Object.values(f).flatMap((fact) => (fact.kind === "form-asked" ? [fact.form.id] : []));
}

function transcript({ items, traces }: Conversation): AgentJob["messages"] {
  return items
    .flatMap((item) => {
      if (item.type !== "message" || item.place === null || item.delivery.is !== "sent") return [];
      const { id, by, text, place } = item;
      const { confidence = null, reason = null } = traces[id] ?? {};
      const author = by.name ?? by.id;
      return [{ id, from: by.type, author, text, at: place.ms, confidence, reason }];
    })
    .slice(-MESSAGES_SENT);
}
