import { z } from "zod";
import type { Member, Role, WorkspaceInfo } from "../../shared/protocol/http.ts";
import type { Tables } from "../accounts/accounts-schema.ts";
import { listInvitations } from "../accounts/invitations.ts";
import { asTag, listTags } from "../tags/tags.ts";
import type { Routes, Services } from "./services.ts";
import { requireMember } from "./signed-in.ts";

export const workspaceParams = z.object({ workspace: z.string().min(1).max(64) });

export function workspaceRoutes(services: Services): Routes {
  const { tables, clock } = services;
  return async (app) => {
    app.get(
      "/api/workspaces/:workspace",
      { schema: { params: workspaceParams, hide: true } },
      async (request, reply): Promise<WorkspaceInfo> => {
        const { workspace, role } = await requireMember(
          services,
          request,
          request.params.workspace,
        );
        reply.header("cache-control", "no-store");
        const mayInvite = role !== "teammate";
        return {
          ...workspace,
          role,
          members: await listMembers(tables, workspace.id),
          agents: await listAgents(tables, workspace.id),
          tags: (await listTags(tables, workspace.id)).map(asTag),
          invitations: mayInvite ? await listInvitations(tables, workspace.id, clock()) : [],
        };
      },
    );
  };
}

async function listMembers(tables: Tables, workspace: string): Promise<Member[]> {
  const members = await tables
    .selectFrom("member")
    .innerJoin("user", "user.id", "member.userId")
    .select(["user.id", "user.name", "user.email", "member.role"])
    .where("member.organizationId", "=", workspace)
    .orderBy("user.name")
    .execute();
  return members.map((member) => ({ ...member, role: member.role as Role }));
}

function listAgents(tables: Tables, workspace: string): Promise<WorkspaceInfo["agents"]> {
  return tables
    .selectFrom("agent")
    .select(["id", "name", "widget_key as widgetKey"])
    .where("workspace", "=", workspace)
    .orderBy("id")
    .execute();
}
