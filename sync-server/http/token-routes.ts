import type { SocketToken } from "../../shared/protocol/http.ts";
import type { Routes, Services } from "./services.ts";
import { requireMember } from "./signed-in.ts";
import { workspaceParams } from "./workspace-routes.ts";

/** The token that opens the socket's documents for a member (P2). */
export function tokenRoutes(services: Services): Routes {
  const { tokens } = services.collaboration;
  return async (app) => {
    app.post(
      "/api/workspaces/:workspace/token",
      { schema: { params: workspaceParams, hide: true } },
      async (request, reply): Promise<SocketToken> => {
        const { user, session, workspace } = await requireMember(
          services,
          request,
          request.params.workspace,
        );
        reply.header("cache-control", "no-store");
        const who = { sub: user.id, sid: session, name: user.name };
        return tokens.issue({ role: "teammate", ws: workspace.id, ...who });
      },
    );
  };
}
