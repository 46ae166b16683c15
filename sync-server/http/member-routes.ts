import { z } from "zod";
import { changeRole, type MemberRefusal, removeMember } from "../accounts/members.ts";
import { Problem, type RefusalAnswer } from "./problem.ts";
import type { Routes, Services } from "./services.ts";
import { announceChanges } from "./announce-changes.ts";
import { requireMember } from "./signed-in.ts";
import { workspaceParams } from "./workspace-routes.ts";

const params = workspaceParams.extend({ member: z.string().min(1).max(64) });
const body = z.strictObject({ role: z.enum(["owner", "admin", "teammate"]) });

const refusals: Record<MemberRefusal, RefusalAnswer> = {
  unknown: [404, "not-found", "There is no such member."],
  "not-allowed": [403, "not-allowed", "Your role in this workspace does not allow that."],
  "last-owner": [409, "last-owner", "A workspace keeps one owner: make somebody else owner first."],
};

export function memberRoutes(services: Services): Routes {
  const { collaboration, database } = services;
  return async (app) => {
    app.addHook("onResponse", announceChanges(services));
    app.patch(
      "/api/workspaces/:workspace/members/:member",
      { schema: { params, body, hide: true } },
      async (request, reply) => {
        const { workspace, member } = request.params;
        const { user, role: own } = await requireMember(services, request, workspace);
        const by = { id: user.id, role: own };
        const changed = changeRole(database, { workspace, by, member, role: request.body.role });
        if (!changed.ok) throw new Problem(...refusals[changed.problem]);
        return reply.status(204).send();
      },
    );

    app.delete(
      "/api/workspaces/:workspace/members/:member",
      { schema: { params, hide: true } },
      async (request, reply) => {
        const { workspace, member } = request.params;
        const { user, role } = await requireMember(services, request, workspace);
        const by = { id: user.id, role };
        const removed = removeMember(database, { workspace, by, member });
        if (!removed.ok) throw new Problem(...refusals[removed.problem]);
        collaboration.revoke({ subject: member }); // P7
        await collaboration.service.releaseMember(workspace, member);
        return reply.status(204).send();
      },
    );
  };
}
