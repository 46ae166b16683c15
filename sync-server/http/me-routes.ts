import { fromNodeHeaders } from "better-auth/node";
import type { FastifyReply, FastifyRequest } from "fastify";
import type { Me, Role } from "../../shared/protocol/http.ts";
import type { Tables } from "../accounts/accounts-schema.ts";
import type { Routes, Services } from "./services.ts";
import { requireSession } from "./signed-in.ts";

export function meRoutes(services: Services): Routes {
  return async (app) => {
    app.get("/api/me", { schema: { hide: true } }, async (request, reply): Promise<Me> => {
      const { user } = await requireSession(services, request);
      reply.header("cache-control", "no-store");
      await prolongSession(services, request, reply);
      return readMe(services.tables, user);
    });
  };
}

/** Somebody who comes back within a month stays signed in: once a day the session, and its cookie, last another month. */
async function prolongSession(
  { auth }: Services,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<void> {
  const { headers } = await auth.api.getSession({
    headers: fromNodeHeaders(request.headers),
    returnHeaders: true,
  });
  const cookies = headers.getSetCookie();
  if (cookies.length > 0) reply.header("set-cookie", cookies);
}

export async function readMe(tables: Tables, user: Me["user"]): Promise<Me> {
  const workspaces = await tables
    .selectFrom("member")
    .innerJoin("organization", "organization.id", "member.organizationId")
    .select(["organization.id", "organization.name", "member.role"])
    .where("member.userId", "=", user.id)
    .orderBy("organization.id")
    .execute();
  return { user, workspaces: workspaces.map((one) => ({ ...one, role: one.role as Role })) };
}
