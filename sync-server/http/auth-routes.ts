import type { FastifyReply, FastifyRequest } from "fastify";
import { fromNodeHeaders } from "better-auth/node";
import { CLIENT_ADDRESS_HEADER } from "../accounts/auth.ts";
import type { HttpError } from "../../shared/protocol/http.ts";
import type { Routes, Services } from "./services.ts";
import { checkOrigin } from "./trusted-origin.ts";

/** What of better-auth is open over HTTP. Accounts and memberships change only through Lobby's own routes and rules. */
const open = [
  ["POST", "/sign-in/email"],
  ["POST", "/sign-out"],
  ["GET", "/get-session"],
  ["GET", "/list-sessions"],
  ["POST", "/revoke-session"],
  ["POST", "/revoke-other-sessions"],
  ["POST", "/revoke-sessions"],
  ["POST", "/change-password"],
] as const;

const SIGN_IN = "/sign-in/email";
/** Calls a minute from one address to each of the others. */
const CALLS = 300;

export function authRoutes(services: Services): Routes {
  const signIns = services.config.SIGN_INS_PER_MINUTE;
  return async (app) => {
    app.removeAllContentTypeParsers();
    app.addContentTypeParser("*", { parseAs: "buffer" }, (_request, body, done) =>
      done(null, body),
    );
    for (const [method, path] of open) {
      app.route({
        method,
        url: `/api/auth${path}`,
        schema: { hide: true },
        config: { rateLimit: { max: path === SIGN_IN ? signIns : CALLS, timeWindow: 60_000 } },
        handler: (request, reply) => passOn(services, request, reply),
      });
    }
  };
}

async function passOn(
  { auth, config, publicUrl }: Services,
  request: FastifyRequest,
  reply: FastifyReply,
) {
  checkOrigin(request, config.PUBLIC_URL);
  const headers = fromNodeHeaders(request.headers);
  // Programs send no origin and passed the check above; better-auth wants to see one.
  if (!headers.has("origin")) headers.set("origin", new URL(auth.options.baseURL).origin);
  headers.set(CLIENT_ADDRESS_HEADER, request.ip);
  const body = request.method === "GET" ? null : ((request.body as Buffer | undefined) ?? null);
  const response = await auth.handler(
    new Request(new URL(request.url, publicUrl()), {
      method: request.method,
      headers,
      body: body === null ? null : new Uint8Array(body),
    }),
  );
  const cookies = response.headers.getSetCookie();
  if (cookies.length > 0) reply.header("set-cookie", cookies);
  const text = await response.text();
  reply.status(response.status).header("cache-control", "no-store");
  if (!response.ok) return reply.send(problemOf(response.status, text));
  return reply.type("application/json").send(text === "" ? "null" : text);
}

const sentences: Record<number, string> = {
  400: "The request is malformed.",
  401: "Sign in to go on: there is no session, or it has ended.",
  403: "This page may not do that: open Lobby at its own address.",
  415: "Send the body as JSON with the header Content-Type: application/json.",
};

/** better-auth's `{ code, message }` in the shape of every other error. */
function problemOf(status: number, text: string): HttpError {
  const given = parse(text);
  const fallback = sentences[status] ?? "Something went wrong on the server: try again.";
  if (status >= 500) return { error: "internal", message: fallback };
  const code = given.code?.toLowerCase().replaceAll("_", "-") ?? "refused";
  const message = given.message === undefined ? fallback : asSentence(given.message);
  return { error: code, message };
}

function parse(text: string): { code?: string; message?: string } {
  try {
    return JSON.parse(text) as { code?: string; message?: string };
  } catch {
    return {};
  }
}

function asSentence(message: string): string {
  return /[.!?]$/.test(message) ? message : `${message}.`;
}
