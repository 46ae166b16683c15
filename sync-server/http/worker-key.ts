import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { createHash, timingSafeEqual } from "node:crypto";
import type { Secrets } from "../secrets.ts";
import { Problem } from "./problem.ts";

/** Lets only agent workers into the scope. */
export function requireWorkerKey(app: FastifyInstance, { workerKey }: Secrets): void {
  const wanted = digest(`Bearer ${workerKey}`);
  app.addHook("onRequest", async (request) => {
    const given = digest(request.headers.authorization ?? "");
    if (!timingSafeEqual(given, wanted))
      throw new Problem(401, "wrong-key", "The worker's key is not the one of this server.");
  });
}

/** Aborts when whoever asks has gone. */
export function closedSignal(request: FastifyRequest, reply: FastifyReply): AbortSignal {
  const controller = new AbortController();
  reply.raw.once("close", () => controller.abort());
  if (request.raw.socket.destroyed) controller.abort();
  return controller.signal;
}

function digest(text: string): Buffer {
  return createHash("sha256").update(text).digest();
}
