import type { z } from "zod";
import type { AgentInfo } from "../../shared/protocol/agent-admin.ts";
import { agentSettingsSchema, settingsProblem } from "../../shared/protocol/agent-settings.ts";
import { ok, refuse, type Result } from "../../shared/domain/result.ts";
import type { Tables } from "../accounts/accounts-schema.ts";
import type { Stored } from "../db/schema.ts";
import type { AgentSecrets } from "./agent-secrets.ts";

const strictSettings = agentSettingsSchema.strict();

/** Settings as stored with some keys put in their place, or one sentence about what is wrong with them. */
export function changeSettings(
  stored: string,
  change: Record<string, unknown>,
): Result<string, string> {
  const parsed = strictSettings.safeParse({
    ...agentSettingsSchema.parse(JSON.parse(stored)),
    ...change,
  });
  if (!parsed.success) return refuse(sentenceOf(parsed.error.issues[0], change));
  const problem = settingsProblem(parsed.data);
  return problem === null ? ok(JSON.stringify(parsed.data)) : refuse(problem);
}

const kinds: Record<string, string> = { rules: "rule", forms: "form", actions: "action" };

/** What is wrong, by the name that the person gave it where it has one. */
function sentenceOf(issue: z.core.$ZodIssue | undefined, change: Record<string, unknown>): string {
  const path = issue?.path ?? [];
  const why = (issue?.message ?? "it is malformed").replace(/\.$/, "");
  const [list, index] = path;
  const kind = kinds[String(list)];
  const items = change[String(list)];
  const item = Array.isArray(items) ? (items[Number(index)] as Record<string, unknown>) : null;
  const name = item?.["name"] ?? item?.["title"];
  const isNamed = kind !== undefined && typeof name === "string" && name.trim() !== "";
  const what = isNamed ? `The ${kind} "${name}"` : path.length > 0 ? `"${path.join(".")}"` : "";
  if (what === "") return `The settings are not accepted: ${why}.`;
  return /^(?:needs|must) /.test(why) ? `${what} ${why}.` : `${what} is not accepted: ${why}.`;
}

/** The agents of the workspaces, oldest first. */
export function readAgents(tables: Tables, workspaces: string[]): Promise<Stored<"agent">[]> {
  return tables
    .selectFrom("agent")
    .selectAll()
    .where("workspace", "in", workspaces)
    .orderBy("id")
    .execute();
}

export function readAgent(tables: Tables, id: string): Promise<Stored<"agent"> | undefined> {
  return tables.selectFrom("agent").selectAll().where("id", "=", id).executeTakeFirst();
}

export function describeAgent(
  { id, workspace, name, widget_key, version, settings }: Stored<"agent">,
  secrets: AgentSecrets,
): AgentInfo {
  const held = Object.entries(secrets.read(id)).map(([action, { signingKey, headers }]) => [
    action,
    { isSigned: signingKey !== null, headers: Object.keys(headers) },
  ]);
  return {
    id,
    workspace,
    name,
    widgetKey: widget_key,
    version,
    settings: agentSettingsSchema.parse(JSON.parse(settings)),
    secrets: Object.fromEntries(held),
  };
}
