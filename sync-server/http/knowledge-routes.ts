import type { FastifyInstance } from "fastify";
import { z } from "zod";
import { knowledgeCalls } from "../../shared/protocol/knowledge-calls.ts";
import { playgroundRequestSchema } from "../../shared/protocol/playground-call.ts";
import type { CallKind } from "../../shared/protocol/worker-call.ts";
import type { CallExchange } from "../calls/call-exchange.ts";
import { imagineJob } from "../calls/imagined-job.ts";
import { agentParams, requireAgent } from "./knowledge-agent.ts";
import type { Routes, Services } from "./services.ts";
import { administrators } from "./signed-in.ts";

const CALLS_PER_MINUTE = 240;
const ARTICLE_BYTES = 1024 * 1024;
const UPLOAD_BYTES = 64 * 1024 * 1024;
const UPLOAD_DEADLINE = 60_000;
const base = "/api/workspaces/:workspace/agents/:agent";
const config = { rateLimit: { max: CALLS_PER_MINUTE, timeWindow: 60_000 } };

/** Uploads come as bytes on an address of their own. */
type PassedOn = Exclude<keyof typeof knowledgeCalls, "store-upload">;
const passedOn = Object.keys(knowledgeCalls).filter(
  (kind): kind is PassedOn => kind !== "store-upload",
);

/** What owners and admins do with the articles of an agent: passed on to a worker, which alone opens them. */
export function knowledgeRoutes(services: Services, exchange: CallExchange): Routes {
  return async (app) => {
    for (const kind of passedOn) passOn(app, services, exchange, kind);

    app.post(
      `${base}/playground`,
      { schema: { params: agentParams, body: playgroundRequestSchema, hide: true }, config },
      async (request, reply) => {
        const { agent, workspace } = await requireAgent(services, request, administrators);
        reply.header("cache-control", "no-store");
        const { question, thread } = request.body;
        const told = [...thread, { from: "visitor" as const, text: question }];
        const job = imagineJob(agent, workspace.id, told, services.clock());
        return exchange.call({ kind: "ask", collection: agent.collection, input: { job } });
      },
    );

    await app.register(uploadRoute(services, exchange));
  };
}

function passOn(
  app: FastifyInstance,
  services: Services,
  exchange: CallExchange,
  kind: PassedOn & CallKind,
): void {
  const body = knowledgeCalls[kind].input;
  app.post<{ Params: z.infer<typeof agentParams>; Body: z.infer<typeof body> }>(
    `${base}/knowledge/${kind}`,
    { schema: { params: agentParams, body, hide: true }, config, bodyLimit: ARTICLE_BYTES },
    async (request, reply) => {
      const { agent } = await requireAgent(services, request, administrators);
      reply.header("cache-control", "no-store");
      const { collection } = agent;
      return exchange.call({ kind, collection, input: request.body });
    },
  );
}

function uploadRoute(services: Services, exchange: CallExchange): Routes {
  const querystring = z.object({ name: z.string().trim().min(1).max(200) });
  return async (app) => {
    app.removeAllContentTypeParsers();
    app.addContentTypeParser(
      "application/octet-stream",
      { parseAs: "buffer", bodyLimit: UPLOAD_BYTES },
      (_request, body, done) => done(null, body),
    );
    app.post<{ Params: z.infer<typeof agentParams>; Querystring: z.infer<typeof querystring> }>(
      `${base}/knowledge/uploads`,
      { schema: { params: agentParams, querystring, hide: true }, config, bodyLimit: UPLOAD_BYTES },
      async (request, reply) => {
        const { agent } = await requireAgent(services, request, administrators);
        const body = request.body instanceof Buffer ? request.body : Buffer.alloc(0);
        reply.status(202);
        return exchange.call({
          kind: "store-upload",
          collection: agent.collection,
          input: { name: request.query.name, bytes: body.length },
          body,
          deadline: UPLOAD_DEADLINE,
        });
      },
    );
  };
}
