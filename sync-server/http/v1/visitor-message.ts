import { conversationDocument } from "../../../shared/document/document-name.ts";
import { atOnce } from "../../accounts/at-once.ts";
import type { Services } from "../services.ts";
import { cleanAttributes } from "../../../shared/domain/attributes.ts";
import type { MessageRequest, StartRequest } from "./schemas.ts";

/** Ids chosen before anything happens, so that doing it again is doing it once. */
export interface Plan {
  conversation: string;
  visitor: string;
  message: string;
  at: number;
}

/** Finds the visitor by the caller's own id, or makes one; answers the id. */
function settleVisitor(
  { database, tables }: Services,
  workspace: string,
  { visitor: fresh, at }: Plan,
  { id: externalId, name, email }: StartRequest["visitor"],
): string {
  return atOnce(database, (run) => {
    const known =
      externalId === undefined
        ? tables.selectFrom("visitor").select("id").where("id", "=", fresh)
        : tables
            .selectFrom("visitor")
            .select("id")
            .where("workspace", "=", workspace)
            .where("external_id", "=", externalId);
    const given = {
      ...(name === undefined ? {} : { name }),
      ...(email === undefined ? {} : { email }),
    };
    const id = run(known)[0]?.id;
    if (id === undefined) {
      const row = { id: fresh, workspace, external_id: externalId ?? null, created_at: at };
      run(tables.insertInto("visitor").values({ ...row, name: null, email: null, ...given }));
    } else if (Object.keys(given).length > 0) {
      run(tables.updateTable("visitor").set(given).where("id", "=", id));
    }
    return id ?? fresh;
  });
}

/** A conversation with its first message. Everything in it may be repeated with the same plan. */
export async function startConversation(
  services: Services,
  { workspace, agent }: { workspace: string; agent: string },
  plan: Plan,
  { visitor, text }: StartRequest,
): Promise<void> {
  const id = plan.conversation;
  const isThere = await services.tables
    .selectFrom("conversation")
    .select("id")
    .where("id", "=", id)
    .executeTakeFirst();
  if (isThere === undefined) {
    const person = settleVisitor(services, workspace, plan, visitor);
    const conversation = { id, workspace, agent, visitor: person, channel: "api" as const };
    await services.collaboration.service.createConversation(conversation);
  }
  await addMessage(services, id, plan, { text, attributes: visitor.attributes });
}

/** Adds the planned message unless it is there already. */
export async function addMessage(
  { collaboration, database }: Services,
  conversation: string,
  { message, at }: Plan,
  { text, attributes }: MessageRequest,
): Promise<void> {
  const isThere = () =>
    database.sqlite
      .prepare(`SELECT 1 FROM entry WHERE document = ? AND lane = 'v' AND key = ?`)
      .get(conversationDocument(conversation), message) !== undefined;
  if (isThere()) return;
  try {
    await collaboration.service.addVisitorMessage(conversation, {
      id: message,
      text,
      at,
      attributes: cleanAttributes(attributes ?? {}),
    });
  } catch (error) {
    // The same request arrived twice at once, and the other one was first.
    if (!isThere()) throw error;
  }
}
