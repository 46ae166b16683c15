import { announceChanges } from "./announce-changes.ts";
import { z } from "zod";
import { type Invited, invitationRequestSchema } from "../../shared/protocol/http.ts";
import {
  type Invitation,
  invite,
  type InviteRefusal,
  renewInvitation,
  revokeInvitation,
} from "../accounts/invitations.ts";
import { INVITATION_DAYS } from "../accounts/auth.ts";
import { invitationMail } from "../mail/invitation-mail.ts";
import { notFound, Problem, type RefusalAnswer } from "./problem.ts";
import type { Routes, Services } from "./services.ts";
import { administrators, type Membership, requireMember } from "./signed-in.ts";
import { workspaceParams } from "./workspace-routes.ts";

const invitationParams = workspaceParams.extend({ invitation: z.string().min(1).max(64) });

const refusals: Record<InviteRefusal, RefusalAnswer> = {
  "already-member": [409, "already-member", "That person is a member already."],
  "too-many": [409, "too-many", "Too many invitations are open: revoke some of them first."],
};

/** Owners and admins invite, renew and revoke. */
export function invitationRoutes(services: Services): Routes {
  const { clock, database, tables } = services;
  return async (app) => {
    app.addHook("onResponse", announceChanges(services));
    app.post(
      "/api/workspaces/:workspace/invitations",
      { schema: { params: workspaceParams, body: invitationRequestSchema, hide: true } },
      async (request, reply): Promise<Invited> => {
        const { workspace } = request.params;
        const member = await requireMember(services, request, workspace, administrators);
        const inviter = member.user.id;
        const invited = invite(database, { workspace, inviter, ...request.body }, clock());
        if (!invited.ok) throw new Problem(...refusals[invited.problem]);
        reply.status(201);
        return deliver(services, invited.value, member);
      },
    );

    app.post(
      "/api/workspaces/:workspace/invitations/:invitation/resend",
      { schema: { params: invitationParams, hide: true } },
      async (request): Promise<Invited> => {
        const { workspace, invitation } = request.params;
        const member = await requireMember(services, request, workspace, administrators);
        const renewed = await renewInvitation(tables, workspace, invitation, clock());
        if (renewed === null) throw notFound("invitation");
        return deliver(services, renewed, member);
      },
    );

    app.delete(
      "/api/workspaces/:workspace/invitations/:invitation",
      { schema: { params: invitationParams, hide: true } },
      async (request, reply) => {
        const { workspace, invitation } = request.params;
        await requireMember(services, request, workspace, administrators);
        if (!(await revokeInvitation(tables, workspace, invitation))) throw notFound("invitation");
        return reply.status(204).send();
      },
    );
  };
}

/** By mail where there is a mail server; otherwise the link goes to the inviter and into the log. */
async function deliver(
  { mailer, log, publicUrl }: Services,
  { id, email }: Invitation,
  { user, workspace }: Membership,
): Promise<Invited> {
  const link = `${publicUrl()}/invite/${id}`;
  const mail = { to: email, inviter: user.name, workspace: workspace.name, link };
  const outcome = await mailer.send(invitationMail({ ...mail, days: INVITATION_DAYS }));
  if (outcome === "off") log.info({ link }, "invitation link to pass on by hand");
  return { id, email, isSent: outcome === "sent", link };
}
