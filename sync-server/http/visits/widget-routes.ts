import { ulid } from "ulid";
import { conversationDocument } from "../../../shared/document/document-name.ts";
import {
  type SocketToken,
  widgetConversationRequestSchema,
  type WidgetSession,
  widgetSessionRequestSchema,
} from "../../../shared/protocol/http.ts";
import { Problem } from "../problem.ts";
import type { Routes, Services } from "../services.ts";
import { limitNewConversations } from "./new-conversation-limit.ts";
import { buildVisitorIdentity, type Visitor, type VisitorIdentity } from "./visitor-identity.ts";
import {
  addVisitor,
  findWidgetAgent,
  listVisitorConversations,
  type WidgetAgent,
} from "./visitor-queries.ts";

/** What the widget may ask for: who its visitor is, and the socket token of one of the visitor's conversations. */
export function widgetRoutes(services: Services): Routes {
  const { clock, config, secrets, tables } = services;
  const identity = buildVisitorIdentity(secrets.tokenSecret, clock);
  const limited = {
    rateLimit: { max: config.WIDGET_REQUESTS_PER_MINUTE, timeWindow: 60_000 },
  };
  return async (app) => {
    app.post(
      "/api/widget/session",
      { schema: { body: widgetSessionRequestSchema, hide: true }, config: limited },
      async (request, reply): Promise<WidgetSession> => {
        const agent = await agentOf(services, request.body.key);
        const id = await recognise(identity, request.body.visitor, agent);
        reply.header("cache-control", "no-store");
        return {
          visitor: { id, token: await identity.sign({ id, workspace: agent.workspace.id }) },
          workspace: { name: agent.workspace.name },
          agent: {
            id: agent.id,
            name: agent.name,
            greeting: agent.greeting,
            backAt: agent.backAt,
          },
          conversations: await listVisitorConversations(tables, id, clock()),
        };
      },
    );

    const limit = limitNewConversations(app, services);
    app.post(
      "/api/widget/conversations",
      { schema: { body: widgetConversationRequestSchema, hide: true }, config: limited },
      async (request, reply): Promise<SocketToken> => {
        const agent = await agentOf(services, request.body.key);
        const visitor = await identity.verify(request.body.visitor);
        if (visitor === null || visitor.workspace !== agent.workspace.id) throw unknownVisitor();
        const { id } = request.body;
        if (!(await isThere(services, id))) await limit(request, visitor.id);
        await openConversation(services, { id, visitor, agent: agent.id });
        reply.header("cache-control", "no-store");
        return services.collaboration.tokens.issue({
          role: "visitor",
          sub: visitor.id,
          ws: visitor.workspace,
          docs: [conversationDocument(id)],
        });
      },
    );
  };
}

async function agentOf({ tables, clock }: Services, key: string): Promise<WidgetAgent> {
  const agent = await findWidgetAgent(tables, key, clock());
  if (agent !== null) return agent;
  throw new Problem(404, "unknown-key", "This chat is not set up: its key is not known here.");
}

/** The visitor of an earlier visit, or somebody new when the proof does not hold. */
async function recognise(
  identity: VisitorIdentity,
  token: string | undefined,
  agent: WidgetAgent,
): Promise<string> {
  const earlier = token === undefined ? null : await identity.verify(token);
  return earlier?.workspace === agent.workspace.id ? earlier.id : ulid();
}

const unknownVisitor = () =>
  new Problem(401, "unknown-visitor", "This visit is not recognised any more: reload the page.");

async function isThere({ tables }: Services, id: string): Promise<boolean> {
  const found = await tables
    .selectFrom("conversation")
    .select("id")
    .where("id", "=", id)
    .executeTakeFirst();
  return found !== undefined;
}

/** P2: the token that follows names this conversation, so it must be this visitor's. */
async function openConversation(
  { tables, collaboration, clock }: Services,
  { id, visitor, agent }: { id: string; visitor: Visitor; agent: string },
): Promise<void> {
  await addVisitor(tables, visitor, clock());
  const isTheirs = await collaboration.service.createConversation({
    id,
    workspace: visitor.workspace,
    agent,
    visitor: visitor.id,
    channel: "widget",
  });
  if (!isTheirs) throw new Problem(403, "not-yours", "This conversation belongs to somebody else.");
}
