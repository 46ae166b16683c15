import rateLimit from "@fastify/rate-limit";
import Fastify, { type FastifyInstance, LogController } from "fastify";
import {
  serializerCompiler,
  validatorCompiler,
  type ZodTypeProvider,
} from "fastify-type-provider-zod";
import { join } from "node:path";
import { ulid } from "ulid";
import { tablesOf } from "./accounts/accounts-schema.ts";
import { buildAuth } from "./accounts/auth.ts";
import { acceptRoutes } from "./http/accept-routes.ts";
import { agentRoutes } from "./http/agent-routes.ts";
import { authRoutes } from "./http/auth-routes.ts";
import { makeCallExchange } from "./calls/call-exchange.ts";
import { callRoutes } from "./http/call-routes.ts";
import { trackConnections } from "./http/connections.ts";
import { demoPage } from "./http/demo-page.ts";
import { answerError, handleErrors } from "./http/error-handler.ts";
import { feedRoutes } from "./http/feed-routes.ts";
import { healthRoutes } from "./http/health-routes.ts";
import { copilotRoutes } from "./http/copilot-routes.ts";
import { improveRoutes } from "./http/improve-routes.ts";
import { invitationRoutes } from "./http/invitation-routes.ts";
import { jobRoutes } from "./http/job-routes.ts";
import { knowledgeRoutes } from "./http/knowledge-routes.ts";
import { meRoutes } from "./http/me-routes.ts";
import { memberRoutes } from "./http/member-routes.ts";
import { measureRequests, metricsRoutes } from "./http/metrics-routes.ts";
import { collectOpenapi, serveOpenapi } from "./http/openapi.ts";
import { notFound, tooMany } from "./http/problem.ts";
import { pullRoutes } from "./http/pull-routes.ts";
import { questionRoutes } from "./http/question-routes.ts";
import { logRequests } from "./http/request-log.ts";
import { searchRoutes } from "./http/search-routes.ts";
import { protectHeaders } from "./http/security-headers.ts";
import type { AppParts, Services } from "./http/services.ts";
import { setupRoutes } from "./http/setup-routes.ts";
import { sendFiles, staticPages } from "./http/static-pages.ts";
import { tagRoutes } from "./http/tag-routes.ts";
import { tokenRoutes } from "./http/token-routes.ts";
import { isTrustedOrigin } from "./http/trusted-origin.ts";
import { articleRoutes } from "./http/v1/article-routes.ts";
import { conversationRoutes } from "./http/v1/conversation-routes.ts";
import { widgetRoutes } from "./http/visits/widget-routes.ts";
import { workspaceRoutes } from "./http/workspace-routes.ts";

const BODY_BYTES = 256 * 1024;
/** How long a request may take to arrive; not how long its answer may take. */
const REQUEST_MS = 30_000;
const root = join(import.meta.dirname, "..");

/** The whole HTTP side of the sync server, ready to listen or to be injected into. */
export async function buildApp(parts: AppParts): Promise<FastifyInstance> {
  const app = Fastify({
    loggerInstance: parts.log,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: BODY_BYTES,
    requestTimeout: REQUEST_MS,
    trustProxy: parts.config.TRUST_PROXY ?? false,
    genReqId: () => ulid(),
    frameworkErrors: (error, request, reply) => void answerError(error, request, reply),
    routerOptions: { maxParamLength: 300 },
  }).withTypeProvider<ZodTypeProvider>() as unknown as FastifyInstance;
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  app.removeContentTypeParser("text/plain");
  handleErrors(app);
  app.setNotFoundHandler(() => {
    throw notFound("address");
  });
  const services = buildServices(app, parts);
  const stopping = new AbortController();
  const connections = trackConnections(app.server);
  app.server.on("upgrade", (request, socket, head) =>
    parts.collaboration.handleUpgrade(request, socket, head),
  );
  app.addHook("preClose", async () => {
    stopping.abort();
    await parts.collaboration.close();
    connections.endUnused();
  });
  logRequests(app);
  measureRequests(app, services);
  await protectHeaders(app, parts.config.PUBLIC_URL?.startsWith("https:") === true);
  await app.register(rateLimit, {
    global: false,
    errorResponseBuilder: (_request, { ttl }) => {
      const seconds = Math.max(1, Math.ceil(ttl / 1000));
      return tooMany(`Too many requests: wait ${seconds} seconds and try again.`, seconds);
    },
  });
  await sendFiles(app);
  await collectOpenapi(app);
  await registerRoutes(app, services, stopping.signal);
  return app;
}

async function registerRoutes(
  app: FastifyInstance,
  services: Services,
  stopping: AbortSignal,
): Promise<void> {
  const exchange = makeCallExchange(services.clock);
  const routes = [
    healthRoutes(services),
    metricsRoutes(services),
    authRoutes(services),
    setupRoutes(services),
    acceptRoutes(services),
    meRoutes(services),
    workspaceRoutes(services),
    memberRoutes(services),
    invitationRoutes(services),
    tagRoutes(services),
    agentRoutes(services),
    tokenRoutes(services),
    feedRoutes(services),
    pullRoutes(services),
    searchRoutes(services),
    widgetRoutes(services),
    conversationRoutes(services),
    jobRoutes(services, stopping),
    articleRoutes(services, exchange),
    callRoutes(services, exchange, stopping),
    knowledgeRoutes(services, exchange),
    questionRoutes(services, exchange),
    improveRoutes(services, exchange),
    copilotRoutes(services, exchange),
    staticPages(join(root, "dist")),
  ];
  for (const plugin of routes) await app.register(plugin);
  await app.register(demoPage(services, join(root, "scripts/demo")));
  await serveOpenapi(app);
}

function buildServices(app: FastifyInstance, parts: AppParts): Services {
  const { config, database, secrets, collaboration } = parts;
  const publicUrl = () => config.PUBLIC_URL ?? `http://127.0.0.1:${portOf(app) ?? config.PORT}`;
  const auth = buildAuth({
    database,
    secret: secrets.authSecret,
    baseUrl: publicUrl(),
    isTrustedOrigin: (origin, host) => isTrustedOrigin(origin, host, config.PUBLIC_URL),
    onSessionEnd: (session) => collaboration.revoke({ session }), // P7
  });
  return { ...parts, auth, tables: tablesOf(database), publicUrl };
}

function portOf(app: FastifyInstance): number | null {
  const address = app.server.address();
  return address !== null && typeof address === "object" ? address.port : null;
}
