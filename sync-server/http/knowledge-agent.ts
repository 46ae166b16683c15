import type { FastifyRequest } from "fastify";
import { z } from "zod";
import { type AgentSettings, agentSettingsSchema } from "../../shared/protocol/agent-settings.ts";
import type { Role } from "../../shared/protocol/http.ts";
import { notFound } from "./problem.ts";
import type { Services } from "./services.ts";
import { type Membership, requireMember } from "./signed-in.ts";

export const agentParams = z.object({
  workspace: z.string().min(1).max(64),
  agent: z.string().min(1).max(64),
});

export interface KnownAgent {
  id: string;
  name: string;
  collection: string;
  settings: AgentSettings;
}

/** The agent that a member of its workspace names; a worker is told its collection and no other. */
export async function requireAgent(
  services: Services,
  request: FastifyRequest & { params: z.infer<typeof agentParams> },
  roles?: readonly Role[],
): Promise<Membership & { agent: KnownAgent }> {
  const { workspace, agent } = request.params;
  const member = await requireMember(services, request, workspace, roles);
  return { ...member, agent: await findAgent(services, workspace, agent) };
}

export async function findAgent(
  { tables }: Pick<Services, "tables">,
  workspace: string,
  id: string,
): Promise<KnownAgent> {
  const found = await tables
    .selectFrom("agent")
    .select(["id", "name", "collection", "settings"])
    .where("workspace", "=", workspace)
    .where("id", "=", id)
    .executeTakeFirst();
  if (found === undefined) throw notFound("agent");
  const settings = agentSettingsSchema.parse(JSON.parse(found.settings));
  return { ...found, settings };
}
