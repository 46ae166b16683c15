import type { FastifyInstance } from "fastify";

/** One line an answer, by route pattern: addresses may hold what people typed. */
export function logRequests(app: FastifyInstance): void {
  app.addHook("onResponse", async (request, reply) => {
    const { method } = request;
    const route = request.routeOptions.url ?? "none";
    const ms = Math.round(reply.elapsedTime);
    request.log.debug({ method, route, status: reply.statusCode, ms }, "request answered");
  });
}
