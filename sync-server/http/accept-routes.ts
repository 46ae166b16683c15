import { hashPassword } from "better-auth/crypto";
import { fromNodeHeaders } from "better-auth/node";
import { z } from "zod";
import { acceptRequestSchema, type InvitationInfo, type Me } from "../../shared/protocol/http.ts";
import { type Tables } from "../accounts/accounts-schema.ts";
import {
  acceptInvitation,
  findInvitation,
  type Invitation,
  type InvitationRefusal,
} from "../accounts/invitations.ts";
import type { NewPerson } from "../accounts/people.ts";
import { signIn } from "../accounts/sign-in.ts";
import { readMe } from "./me-routes.ts";
import { Problem, type RefusalAnswer } from "./problem.ts";
import type { Routes, Services } from "./services.ts";
import { checkOrigin } from "./trusted-origin.ts";

const params = z.object({ invitation: z.string().min(1).max(64) });

const refusals: Record<InvitationRefusal, RefusalAnswer> = {
  unknown: [404, "unknown-invitation", "This invitation does not exist or was withdrawn."],
  expired: [410, "expired-invitation", "This invitation has expired: ask for a new one."],
  used: [410, "used-invitation", "This invitation was used already: sign in instead."],
};

/** What somebody with an invitation link may do without a session. */
export function acceptRoutes(services: Services): Routes {
  const { auth, clock, config, database, tables } = services;
  const limited = {
    rateLimit: { max: config.SIGN_INS_PER_MINUTE, timeWindow: 60_000 },
  };
  return async (app) => {
    app.get(
      "/api/invitations/:invitation",
      { schema: { params, hide: true } },
      async (request): Promise<InvitationInfo> =>
        describe(tables, await usable(services, request.params.invitation)),
    );

    app.post(
      "/api/invitations/:invitation/accept",
      { schema: { params, body: acceptRequestSchema, hide: true }, config: limited },
      async (request, reply): Promise<Me> => {
        checkOrigin(request, config.PUBLIC_URL);
        const { invitation: id } = request.params;
        const { email, workspace } = await usable(services, id);
        const { name, password } = request.body;
        const headers = fromNodeHeaders(request.headers);
        const isKnown = (await accountOf(tables, email)) !== undefined;
        const earlier = isKnown ? await signIn(auth, { email, password }, headers) : null;
        if (isKnown && earlier === null) throw wrongPassword();
        const person = isKnown ? null : await newPerson(email, name, password);
        const accepted = acceptInvitation(database, { id, person }, clock());
        if (!accepted.ok) throw new Problem(...refusals[accepted.problem]);
        const cookies = earlier ?? (await signIn(auth, { email, password }, headers));
        if (cookies === null) throw wrongPassword();
        services.collaboration.announce(workspace);
        reply.header("set-cookie", cookies);
        const user = await accountOf(tables, email);
        if (user === undefined) throw new Error("the new member has no account");
        return readMe(tables, user);
      },
    );
  };
}

async function usable({ tables, clock }: Services, id: string): Promise<Invitation> {
  const found = await findInvitation(tables, id, clock());
  if (!found.ok) throw new Problem(...refusals[found.problem]);
  return found.value;
}

async function describe(tables: Tables, invitation: Invitation): Promise<InvitationInfo> {
  const names = await tables
    .selectFrom("organization")
    .leftJoin("user", (join) => join.on("user.id", "=", invitation.inviter))
    .select(["organization.name as workspace", "user.name as inviter"])
    .where("organization.id", "=", invitation.workspace)
    .executeTakeFirstOrThrow();
  const account = await accountOf(tables, invitation.email);
  return {
    workspace: names.workspace,
    inviter: names.inviter ?? "",
    email: invitation.email,
    hasAccount: account !== undefined,
  };
}

function accountOf(tables: Tables, email: string): Promise<Me["user"] | undefined> {
  return tables
    .selectFrom("user")
    .select(["id", "name", "email"])
    .where("email", "=", email)
    .executeTakeFirst();
}

async function newPerson(
  email: string,
  name: string | undefined,
  password: string,
): Promise<NewPerson> {
  if (name === undefined) throw new Problem(400, "name-missing", "Say your name to join.");
  return { name, email, passwordHash: await hashPassword(password) };
}

const wrongPassword = () =>
  new Problem(401, "wrong-password", "That is not the password of the account with this address.");
