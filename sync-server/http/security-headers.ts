import helmet from "@fastify/helmet";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { IncomingMessage } from "node:http";

const hostPattern = /^[\w.:[\]-]{1,255}$/;

/** Where a page may connect to: its own origin, and sockets of the host it came from (older browsers do not count them as 'self'). */
function connectSources(host: string | undefined): string {
  return host !== undefined && hostPattern.test(host)
    ? `'self' ws://${host} wss://${host}`
    : "'self'";
}

function contentPolicy(host: string | undefined, changes: Record<string, string> = {}): string {
  const directives: Record<string, string> = {
    "default-src": "'self'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' data: blob:",
    "connect-src": connectSources(host),
    "object-src": "'none'",
    "base-uri": "'none'",
    "form-action": "'self'",
    "frame-ancestors": "'none'",
    ...changes,
  };
  return Object.entries(directives)
    .map(([name, value]) => `${name} ${value}`)
    .join("; ");
}

/** Strict headers for everything; scopes that need others loosen their own. */
export async function protectHeaders(app: FastifyInstance, isHttps: boolean): Promise<void> {
  await app.register(helmet, {
    contentSecurityPolicy: false,
    frameguard: { action: "deny" },
    hsts: isHttps ? { maxAge: 180 * 24 * 3600, includeSubDomains: false } : false,
  });
  app.addHook("onRequest", async (request, reply) => {
    reply.raw.setHeader("content-security-policy", contentPolicy(hostOf(request.raw)));
  });
}

/** The widget's pages and scripts: any site may frame and load them. */
export async function allowEmbedding(request: FastifyRequest, reply: FastifyReply): Promise<void> {
  const policy = contentPolicy(hostOf(request.raw), { "frame-ancestors": "*" });
  reply.raw.setHeader("content-security-policy", policy);
  reply.raw.setHeader("cross-origin-resource-policy", "cross-origin");
  reply.raw.removeHeader("x-frame-options");
}

/** The demo site stands for a customer's page: it may carry its own styles. */
export async function allowInlineStyles(
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<void> {
  const policy = contentPolicy(hostOf(request.raw), { "style-src": "'self' 'unsafe-inline'" });
  reply.raw.setHeader("content-security-policy", policy);
}

function hostOf({ headers }: IncomingMessage): string | undefined {
  return headers.host;
}
