import type { FastifyRequest } from "fastify";
import { randomBytes } from "node:crypto";
import { z } from "zod";
import {
  actionSecretsRequestSchema,
  agentChangeSchema,
  type AgentInfo,
  type SigningKey,
} from "../../shared/protocol/agent-admin.ts";
import { agentSettingsSchema } from "../../shared/protocol/agent-settings.ts";
import { makeAgentSecrets } from "../agents/agent-secrets.ts";
import { changeSettings, describeAgent, readAgent, readAgents } from "../agents/agents.ts";
import { makeSeal } from "../seal.ts";
import { notFound, Problem } from "./problem.ts";
import type { Routes, Services } from "./services.ts";
import { administrators, requireMember, requireSession } from "./signed-in.ts";

const agentParams = z.object({ id: z.string().min(1).max(64) });
const actionParams = agentParams.extend({ action: z.string().min(1).max(64) });

/** How agents behave, for those who may decide it. */
export function agentRoutes(services: Services): Routes {
  const { collaboration, database, tables } = services;
  const secrets = makeAgentSecrets(database.sqlite, makeSeal(services.secrets.authSecret));
  const hidden = { params: agentParams, hide: true } as const;
  return async (app) => {
    app.addHook("onSend", async (_, reply) => void reply.header("cache-control", "no-store"));

    app.get("/api/agents", { schema: { hide: true } }, async (request): Promise<AgentInfo[]> => {
      const { user } = await requireSession(services, request);
      const memberships = await tables
        .selectFrom("member")
        .select("organizationId")
        .where("userId", "=", user.id)
        .where("role", "in", administrators)
        .execute();
      const workspaces = memberships.map(({ organizationId }) => organizationId);
      return (await readAgents(tables, workspaces)).map((agent) => describeAgent(agent, secrets));
    });

    app.get("/api/agents/:id", { schema: hidden }, async (request): Promise<AgentInfo> =>
      describeAgent(await requireAgent(services, request, request.params.id), secrets),
    );

    app.patch(
      "/api/agents/:id",
      { schema: { ...hidden, body: agentChangeSchema } },
      async (request): Promise<AgentInfo> => {
        const agent = await requireAgent(services, request, request.params.id);
        const { version, name = agent.name, settings = {} } = request.body;
        if (agent.version !== version) throw changedMeanwhile();
        const changed = changeSettings(agent.settings, settings);
        if (!changed.ok) throw new Problem(400, "bad-settings", changed.problem);
        const { numUpdatedRows } = await tables
          .updateTable("agent")
          .set({ name, settings: changed.value, version: version + 1 })
          .where("id", "=", agent.id)
          .where("version", "=", version)
          .executeTakeFirst();
        if (numUpdatedRows === 0n) throw changedMeanwhile();
        collaboration.announce(agent.workspace);
        const after = await readAgent(tables, agent.id);
        return describeAgent(after ?? agent, secrets);
      },
    );

    app.post(
      "/api/agents/:id/actions/:action/secrets",
      { schema: { params: actionParams, body: actionSecretsRequestSchema, hide: true } },
      async (request): Promise<SigningKey> => {
        const { action } = request.params;
        const agent = await requireAgent(services, request, request.params.id);
        const { actions } = agentSettingsSchema.parse(JSON.parse(agent.settings));
        if (!actions.some(({ id }) => id === action)) throw notFound("action");
        const before = secrets.read(agent.id)[action] ?? { signingKey: null, headers: {} };
        const { signingKey: wanted, headers = before.headers } = request.body;
        const made = wanted === "make" ? `whsec_${randomBytes(32).toString("base64")}` : null;
        const signingKey = wanted === "keep" ? before.signingKey : made;
        const isEmpty = signingKey === null && Object.keys(headers).length === 0;
        secrets.write(agent.id, action, isEmpty ? null : { signingKey, headers });
        return { signingKey: made };
      },
    );
  };
}

/** The agent, if the asker administers its workspace; another workspace's does not exist for them. */
async function requireAgent(services: Services, request: FastifyRequest, id: string) {
  await requireSession(services, request);
  const agent = await readAgent(services.tables, id);
  if (agent === undefined) throw notFound("agent");
  await requireMember(services, request, agent.workspace, administrators).catch((error) => {
    throw error instanceof Problem && error.status === 404 ? notFound("agent") : error;
  });
  return agent;
}

const changedMeanwhile = () =>
  new Problem(
    409,
    "changed",
    "Somebody else has changed this agent meanwhile: look at their change and save again.",
  );
