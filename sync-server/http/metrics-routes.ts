import type { FastifyInstance, FastifyRequest } from "fastify";
import { createHash, timingSafeEqual } from "node:crypto";
import { Histogram } from "prom-client";
import { Problem } from "./problem.ts";
import type { Routes, Services } from "./services.ts";

const loopback = /^(127\.|::1$|::ffff:127\.)/;

/** Times every answer by route pattern, never by address, which may hold what people typed. */
export function measureRequests(app: FastifyInstance, { registry }: Services): void {
  const duration = new Histogram({
    name: "lobby_http_request_seconds",
    help: "Time to answer HTTP requests",
    labelNames: ["method", "route", "status"],
    buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10, 30],
    registers: [registry],
  });
  app.addHook("onResponse", async (request, reply) => {
    const route = request.routeOptions.url ?? "none";
    const status = String(reply.statusCode);
    duration.observe({ method: request.method, route, status }, reply.elapsedTime / 1000);
  });
}

/** Prometheus metrics, for this machine or with METRICS_TOKEN. */
export function metricsRoutes({ registry, config }: Services): Routes {
  return async (app) => {
    app.get("/metrics", { schema: { hide: true }, logLevel: "silent" }, async (request, reply) => {
      if (!isLocal(request) && !hasToken(request, config.METRICS_TOKEN))
        throw new Problem(
          403,
          "not-allowed",
          "Metrics are for this machine, or for a request with METRICS_TOKEN as its bearer token.",
        );
      return reply.type(registry.contentType).send(await registry.metrics());
    });
  };
}

/** A reverse proxy on this machine says whom it asks for; such a request is not local. */
function isLocal(request: FastifyRequest): boolean {
  const { forwarded, "x-forwarded-for": forwardedFor } = request.headers;
  if (forwarded !== undefined || forwardedFor !== undefined) return false;
  return loopback.test(request.socket.remoteAddress ?? "");
}

function hasToken(request: FastifyRequest, token: string | undefined): boolean {
  if (token === undefined) return false;
  const digest = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(request.headers.authorization ?? ""), digest(`Bearer ${token}`));
}
