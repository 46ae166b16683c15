import type { Row } from "../../../shared/domain/row.ts";
import { openingFrom } from "../../../shared/domain/working-hours.ts";
import { statusOf } from "../../../shared/domain/state.ts";
import { agentSettingsSchema } from "../../../shared/protocol/agent-settings.ts";
import type { WidgetSession } from "../../../shared/protocol/http.ts";
import type { Tables } from "../../accounts/accounts-schema.ts";

const MOST_CONVERSATIONS = 50;

export interface WidgetAgent {
  id: string;
  name: string;
  greeting: string;
  /** When people are back; null while somebody is there. */
  backAt: number | null;
  workspace: { id: string; name: string };
}

export async function findWidgetAgent(
  tables: Tables,
  key: string,
  now: number,
): Promise<WidgetAgent | null> {
  const found = await tables
    .selectFrom("agent")
    .innerJoin("organization", "organization.id", "agent.workspace")
    .select(["agent.id", "agent.name", "agent.settings"])
    .select(["organization.id as workspace", "organization.name as workspaceName"])
    .where("agent.widget_key", "=", key)
    .executeTakeFirst();
  if (found === undefined) return null;
  const { greeting, hours } = agentSettingsSchema.parse(JSON.parse(found.settings));
  const workspace = { id: found.workspace, name: found.workspaceName };
  const opening = hours === null ? now : openingFrom(hours, now);
  const backAt = opening === now ? null : opening;
  return { id: found.id, name: found.name, greeting, backAt, workspace };
}

/** The visitor's own conversations, the last active first. */
export async function listVisitorConversations(
  tables: Tables,
  visitor: string,
  now: number,
): Promise<WidgetSession["conversations"]> {
  const found = await tables
    .selectFrom("conversation")
    .innerJoin("feed", "feed.conversation", "conversation.id")
    .select("feed.row")
    .where("conversation.visitor", "=", visitor)
    .orderBy("feed.fseq", "desc")
    .limit(MOST_CONVERSATIONS)
    .execute();
  return found.map(({ row }) => {
    const { id, preview, lastAt, ...state } = JSON.parse(row) as Row;
    const status = statusOf(state, now);
    // A snooze is the team's own affair.
    return { id, preview, lastAt, status: status === "snoozed" ? state.mode : status };
  });
}

export async function addVisitor(
  tables: Tables,
  visitor: { id: string; workspace: string },
  now: number,
): Promise<void> {
  await tables
    .insertInto("visitor")
    .values({ ...visitor, external_id: null, name: null, email: null, created_at: now })
    .onConflict((conflict) => conflict.column("id").doNothing())
    .execute();
}

/** When each of the visitor's conversations since `after` began, oldest first. */
export async function startsSince(
  tables: Tables,
  visitor: string,
  after: number,
): Promise<number[]> {
  const found = await tables
    .selectFrom("conversation")
    .select("created_at")
    .where("visitor", "=", visitor)
    .where("created_at", ">", after)
    .orderBy("created_at")
    .execute();
  return found.map(({ created_at }) => created_at);
}
