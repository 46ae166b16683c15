import type { FastifyInstance, FastifyRequest } from "fastify";
import { tooMany } from "../problem.ts";
import type { Services } from "../services.ts";
import { startsSince } from "./visitor-queries.ts";

const HOUR_MS = 3600 * 1000;
/** Visitors behind one address, such as an office, share this many times one visitor's allowance. */
const ADDRESS_FACTOR = 10;

/** Throws what the visitor is told when they, or their address, start more conversations than an hour allows. */
export type NewConversationLimit = (request: FastifyRequest, visitor: string) => Promise<void>;

export function limitNewConversations(
  app: Pick<FastifyInstance, "createRateLimit">,
  { config, tables, clock }: Services,
): NewConversationLimit {
  const most = config.NEW_CONVERSATIONS_PER_HOUR;
  const ofAddress = app.createRateLimit({
    max: most * ADDRESS_FACTOR,
    timeWindow: HOUR_MS,
    keyGenerator: (request) => request.ip,
  });
  return async (request, visitor) => {
    const starts = await startsSince(tables, visitor, clock() - HOUR_MS);
    const oldest = starts[starts.length - most];
    if (oldest !== undefined) throw tooManyStarted(oldest + HOUR_MS - clock());
    const address = await ofAddress(request);
    if (!address.isAllowed && address.isExceeded) throw tooManyStarted(address.ttl);
  };
}

function tooManyStarted(waitMs: number) {
  const minutes = Math.max(1, Math.ceil(waitMs / 60_000));
  const wait = minutes === 1 ? "a minute" : `${minutes} minutes`;
  return tooMany(
    `You have started many conversations: go on in one of them, or try again in ${wait}.`,
    Math.max(1, Math.ceil(waitMs / 1000)),
  );
}
