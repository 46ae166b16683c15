import type { FastifyReply, FastifyRequest } from "fastify";
import type { Services } from "./services.ts";

type Hook = (request: FastifyRequest, reply: FastifyReply) => Promise<void>;

/** After a successful change under `/api/workspaces/:workspace` the workspace's open inboxes fetch it anew. */
export function announceChanges({ collaboration }: Services): Hook {
  return async (request, reply) => {
    if (request.method === "GET" || reply.statusCode >= 300) return;
    const { workspace } = request.params as { workspace: string };
    collaboration.announce(workspace);
  };
}
