import { z } from "zod";
import {
  articleNameSchema,
  articleSummarySchema,
  articleTextSchema,
} from "../../../shared/protocol/knowledge-calls.ts";
import type { CallExchange } from "../../calls/call-exchange.ts";
import { findAgent } from "../knowledge-agent.ts";
import { notFound } from "../problem.ts";
import type { Routes, Services } from "../services.ts";
import { checkKeys, keyOf } from "./key-check.ts";
import { failures } from "./schemas.ts";

const documented = { tags: ["Articles"], security: [{ key: [] }] };
const params = z.object({
  name: articleNameSchema.describe("Your own name of the article; the same name is replaced."),
});
const querystring = z.object({
  agent: z.string().max(64).optional().describe("Whose article; the workspace's first agent's."),
});
const body = z.strictObject(articleTextSchema.shape);
const article = articleSummarySchema.pick({
  id: true,
  title: true,
  url: true,
  language: true,
  passages: true,
  version: true,
});
const ARTICLE_BYTES = 1024 * 1024;

/** Articles that another system keeps: the agent answers from them as soon as the request is answered. */
export function articleRoutes(services: Services, exchange: CallExchange): Routes {
  return async (app) => {
    checkKeys(app as never, services);

    app.put(
      "/api/v1/articles/:name",
      {
        bodyLimit: ARTICLE_BYTES,
        schema: {
          ...documented,
          summary: "Write an article, in the place of the one with the same name",
          params,
          querystring,
          body,
          response: { 200: article, ...failures },
        },
      },
      async (request) => {
        const { collection } = await agentOf(services, keyOf(request).workspace, request.query);
        const input = { ...request.body, name: request.params.name };
        return (await exchange.call({ kind: "put-article", collection, input })).article;
      },
    );

    app.delete(
      "/api/v1/articles/:name",
      {
        schema: {
          ...documented,
          summary: "Remove an article that was written over this interface",
          params,
          querystring,
          response: { 204: z.null().describe("It is gone."), ...failures },
        },
      },
      async (request, reply) => {
        const { collection } = await agentOf(services, keyOf(request).workspace, request.query);
        const { name } = request.params;
        await exchange.call({ kind: "delete-article", collection, input: { name } });
        return reply.status(204).send(null);
      },
    );
  };
}

async function agentOf(
  services: Services,
  workspace: string,
  { agent }: z.infer<typeof querystring>,
) {
  if (agent !== undefined) return findAgent(services, workspace, agent);
  const first = await services.tables
    .selectFrom("agent")
    .select("id")
    .where("workspace", "=", workspace)
    .orderBy("created_at")
    .orderBy("id")
    .executeTakeFirst();
  if (first === undefined) throw notFound("agent");
  return findAgent(services, workspace, first.id);
}
