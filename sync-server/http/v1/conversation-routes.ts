import type { FastifyRequest } from "fastify";
import { z } from "zod";
import { notFound, Problem } from "../problem.ts";
import type { Routes, Services } from "../services.ts";
import { listConversations } from "./conversation-list.ts";
import { viewConversation } from "./conversation-view.ts";
import { type Answer, once } from "./idempotency.ts";
import { checkKeys, keyOf } from "./key-check.ts";
import {
  conversationListSchema,
  conversationParams,
  conversationSchema,
  createdSchema,
  failures,
  formRequestSchema,
  listQuerySchema,
  messageRequestSchema,
  startRequestSchema,
  writeFailures,
} from "./schemas.ts";
import { answerForm } from "./visitor-form.ts";
import { addMessage, type Plan, startConversation } from "./visitor-message.ts";

const headers = z.object({
  "idempotency-key": z
    .string()
    .min(1)
    .max(255)
    .optional()
    .describe("The same key and request have one effect and one answer, for a day."),
});
const documented = { tags: ["Conversations"], security: [{ key: [] }] };

/** The REST interface for other systems: conversations of one workspace, by key. */
export function conversationRoutes(services: Services): Routes {
  return async (app) => {
    checkKeys(app as never, services);
    await app.register(readRoutes(services));
    await app.register(writeRoutes(services));
    await app.register(formRoutes(services));
  };
}

function readRoutes(services: Services): Routes {
  return async (app) => {
    app.get(
      "/api/v1/conversations",
      {
        schema: {
          ...documented,
          summary: "List conversations, newest first",
          querystring: listQuerySchema,
          response: { 200: conversationListSchema, ...failures },
        },
      },
      async (request) => listConversations(services, keyOf(request).workspace, request.query),
    );

    app.get(
      "/api/v1/conversations/:id",
      {
        schema: {
          ...documented,
          summary: "Read a conversation with its messages",
          params: conversationParams,
          response: { 200: conversationSchema, ...failures },
        },
      },
      async (request) => {
        const { workspace } = keyOf(request);
        const view = await viewConversation(services, workspace, request.params.id);
        if (view === null) throw notFound("conversation");
        return view;
      },
    );
  };
}

function writeRoutes(services: Services): Routes {
  return async (app) => {
    app.post(
      "/api/v1/conversations",
      {
        schema: {
          ...documented,
          summary: "Start a conversation with a visitor's message",
          headers,
          body: startRequestSchema,
          response: { 201: createdSchema, ...writeFailures },
        },
      },
      async (request, reply) => {
        const { workspace } = keyOf(request);
        const agent = await firstAgent(services, workspace);
        const body = await createOnce(services, request, ["start", request.body], async (plan) => {
          await startConversation(services, { workspace, agent }, plan, request.body);
          return plan.conversation;
        });
        return reply.status(201).send(body);
      },
    );

    app.post(
      "/api/v1/conversations/:id/messages",
      {
        schema: {
          ...documented,
          summary: "Add a visitor's message",
          headers,
          params: conversationParams,
          body: messageRequestSchema,
          response: { 201: createdSchema, ...writeFailures },
        },
      },
      async (request, reply) => {
        const { workspace } = keyOf(request);
        const { id } = request.params;
        await requireConversation(services, workspace, id);
        const what = ["message", id, request.body];
        const body = await createOnce(services, request, what, async (plan) => {
          await addMessage(services, id, plan, request.body);
          return plan.message;
        });
        return reply.status(201).send(body);
      },
    );
  };
}

function formRoutes(services: Services): Routes {
  return async (app) => {
    app.post(
      "/api/v1/conversations/:id/form",
      {
        schema: {
          ...documented,
          summary: "Fill in or skip the form that the agent has asked",
          headers,
          params: conversationParams,
          body: formRequestSchema,
          response: { 201: createdSchema, ...writeFailures },
        },
      },
      async (request, reply) => {
        const { workspace } = keyOf(request);
        const { id } = request.params;
        await requireConversation(services, workspace, id);
        const what = ["form", id, request.body];
        const body = await createOnce(services, request, what, async (plan) => {
          await answerForm(services, id, plan, request.body);
          return plan.message;
        });
        return reply.status(201).send(body);
      },
    );
  };
}

/** Has the effect of a request once per Idempotency-Key; `create` gives the id of what it made. */
async function createOnce(
  services: Services,
  request: FastifyRequest,
  what: unknown,
  create: (plan: Plan) => Promise<string>,
): Promise<Answer["body"]> {
  const { workspace } = keyOf(request);
  const key = request.headers["idempotency-key"] as string | undefined;
  const answer = await once(services, { workspace, key, request: what }, async (plan) => ({
    status: 201,
    body: { id: await create(plan) },
  }));
  return answer.body;
}

async function firstAgent({ tables }: Services, workspace: string): Promise<string> {
  const agent = await tables
    .selectFrom("agent")
    .select("id")
    .where("workspace", "=", workspace)
    .orderBy("id")
    .executeTakeFirst();
  if (agent === undefined)
    throw new Problem(409, "no-agent", "This workspace has no agent to take a conversation.");
  return agent.id;
}

async function requireConversation({ tables }: Services, workspace: string, id: string) {
  const found = await tables
    .selectFrom("conversation")
    .select("id")
    .where("id", "=", id)
    .where("workspace", "=", workspace)
    .executeTakeFirst();
  if (found === undefined) throw notFound("conversation");
}
