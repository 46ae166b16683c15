import type { FastifyInstance, FastifyRequest } from "fastify";
import { type ApiKey, findApiKey } from "../../accounts/api-keys.ts";
import { Problem, tooMany } from "../problem.ts";
import type { Services } from "../services.ts";

declare module "fastify" {
  interface FastifyRequest {
    /** The key a REST request came with. */
    apiKey: ApiKey | null;
  }
}

/** Lets only requests with a known key into the scope, each at its own rate. */
export function checkKeys(app: FastifyInstance, { tables, clock, config }: Services): void {
  app.decorateRequest("apiKey", null);
  const rate = app.createRateLimit({
    max: config.API_REQUESTS_PER_MINUTE,
    timeWindow: 60_000,
    keyGenerator: (request) => `key:${request.apiKey?.id}`,
  });
  app.addHook("onRequest", async (request) => {
    const [, key] = /^Bearer (\S+)$/.exec(request.headers.authorization ?? "") ?? [];
    request.apiKey = key === undefined ? null : await findApiKey(tables, key, clock());
    if (request.apiKey === null) throw noKey();
    const allowed = await rate(request);
    if (!allowed.isAllowed && allowed.isExceeded)
      throw tooMany(
        `This key has made too many requests: wait ${allowed.ttlInSeconds} seconds.`,
        allowed.ttlInSeconds,
      );
  });
}

export function keyOf(request: FastifyRequest): ApiKey {
  if (request.apiKey === null) throw noKey();
  return request.apiKey;
}

const noKey = () =>
  new Problem(
    401,
    "no-key",
    "Send a valid key as Authorization: Bearer lobby_...; lobby key create makes one.",
  );
