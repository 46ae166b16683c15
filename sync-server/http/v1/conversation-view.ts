import { conversationDocument, internalDocument } from "../../../shared/document/document-name.ts";
import { readAttributes } from "../../../shared/domain/attributes.ts";
import { readConversation, type ThreadItem } from "../../../shared/domain/conversation.ts";
import { statusOf } from "../../../shared/domain/state.ts";
import { readStoredLanes } from "../../writer/stored-lanes.ts";
import type { Services } from "../services.ts";
import { readNames } from "./directory.ts";
import type { ConversationView } from "./schemas.ts";

/** One conversation as the REST interface shows it, folded from its entries; null when the workspace has none of that id. */
export async function viewConversation(
  { database, tables, clock }: Services,
  workspace: string,
  id: string,
): Promise<ConversationView | null> {
  const found = await tables
    .selectFrom("conversation")
    .leftJoin("visitor", "visitor.id", "conversation.visitor")
    .select("visitor.name")
    .where("conversation.id", "=", id)
    .where("conversation.workspace", "=", workspace)
    .executeTakeFirst();
  if (found === undefined) return null;
  const documents = [conversationDocument(id), internalDocument(id)];
  const lanes = readStoredLanes(database.sqlite, ...documents);
  const { items, state } = readConversation(lanes, { now: clock(), memberName: () => null });
  const names = await readNames(tables, workspace, [state.owner]);
  const attributes = readAttributes(lanes);
  const details = items.flatMap((item) =>
    item.type === "event" && item.event.kind === "details-given"
      ? item.event.details.map(({ field, label, value }) => ({ field, label, value }))
      : [],
  );
  return {
    id,
    state: statusOf(state, clock()),
    assignee: names.assignee(state.owner),
    tags: names.tags(state.tags),
    messages: items.flatMap((item) => viewMessage(item, found.name)),
    handoff: state.handoff === null ? null : { reason: state.handoff.reason },
    ...(state.form === null ? {} : { form: state.form.form }),
    ...(details.length === 0 ? {} : { details }),
    ...(Object.keys(attributes).length === 0 ? {} : { attributes }),
  };
}

/** Public and placed messages only: no notes, nothing held. */
function viewMessage(item: ThreadItem, visitor: string | null): ConversationView["messages"] {
  if (item.type !== "message" || item.place === null || item.delivery.is !== "sent") return [];
  const { id, by, text, place } = item;
  const author = by.type === "visitor" ? (visitor ?? "Visitor") : (by.name ?? "");
  const sources = item.sources.map(({ quote: _quote, ...source }) => source);
  const acceptedAt = new Date(place.ms).toISOString();
  return [{ id, from: by.type, author, text, sources, acceptedAt }];
}
