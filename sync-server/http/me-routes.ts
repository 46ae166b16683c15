import type { Me, Role } from "../../shared/protocol/http.ts";
import type { Tables } from "../accounts/accounts-schema.ts";
import type { Routes, Services } from "./services.ts";
import { requireSession } from "./signed-in.ts";

export function meRoutes(services: Services): Routes {
  return async (app) => {
    app.get("/api/me", { schema: { hide: true } }, async (request, reply): Promise<Me> => {
      const { user } = await requireSession(services, request);
      reply.header("cache-control", "no-store");
      return readMe(services.tables, user);
    });
  };
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
