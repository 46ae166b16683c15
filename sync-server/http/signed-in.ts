import type { FastifyRequest } from "fastify";
import { fromNodeHeaders } from "better-auth/node";
import type { Role } from "../../shared/protocol/http.ts";
import { notAllowed, notFound, notSignedIn } from "./problem.ts";
import type { Services } from "./services.ts";
import { checkOrigin } from "./trusted-origin.ts";

export interface SignedIn {
  user: { id: string; name: string; email: string };
  session: string;
}

export interface Membership extends SignedIn {
  workspace: { id: string; name: string };
  role: Role;
}

/** Who asks, by the session cookie. Also where a foreign page's state change is refused. */
export async function requireSession(
  { auth, config }: Services,
  request: FastifyRequest,
): Promise<SignedIn> {
  checkOrigin(request, config.PUBLIC_URL);
  const found = await auth.api.getSession({
    headers: fromNodeHeaders(request.headers),
    query: { disableRefresh: true },
  });
  if (found === null) throw notSignedIn();
  const { id, name, email } = found.user;
  return { user: { id, name, email }, session: found.session.id };
}

/** Who asks, as a member of the workspace; a workspace of others does not exist for them. */
export async function requireMember(
  services: Services,
  request: FastifyRequest,
  workspace: string,
  roles: readonly Role[] = ["owner", "admin", "teammate"],
): Promise<Membership> {
  const signedIn = await requireSession(services, request);
  const found = await services.tables
    .selectFrom("member")
    .innerJoin("organization", "organization.id", "member.organizationId")
    .select(["member.role", "organization.id", "organization.name"])
    .where("member.userId", "=", signedIn.user.id)
    .where("organization.id", "=", workspace)
    .executeTakeFirst();
  if (found === undefined) throw notFound("workspace");
  const role = found.role as Role;
  if (!roles.includes(role)) throw notAllowed();
  return { ...signedIn, workspace: { id: found.id, name: found.name }, role };
}

export const administrators = ["owner", "admin"] as const satisfies Role[];
