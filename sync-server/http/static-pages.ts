import fastifyStatic from "@fastify/static";
import type { FastifyInstance, FastifyReply } from "fastify";
import { existsSync } from "node:fs";
import { extname, join } from "node:path";
import { notFound } from "./problem.ts";
import { allowEmbedding } from "./security-headers.ts";
import type { Routes } from "./services.ts";

const FOREVER = "public, max-age=31536000, immutable";
const SHORT = "public, max-age=300";

/** Teaches replies to send files; to be registered once, before the pages. */
export async function sendFiles(app: FastifyInstance): Promise<void> {
  await app.register(fastifyStatic, {
    serve: false,
    dotfiles: "ignore",
    cacheControl: false,
    preCompressed: true,
  });
}

/** The built pages: the inbox with its deep links, the widget, and the script tag's loader. */
export function staticPages(dist: string): Routes {
  const client = join(dist, "client");
  return async (app) => {
    await app.register(widgetPages(dist));
    app.get("/*", { schema: { hide: true } }, async (request, reply) => {
      const path = pathOf(request.params);
      if (path.startsWith("api/") || path.startsWith("internal/")) throw notFound("address");
      return extname(path) === "" ? sendPage(reply, client) : sendFile(reply, client, path);
    });
  };
}

function widgetPages(dist: string): Routes {
  const widget = join(dist, "widget");
  return async (app) => {
    app.addHook("onRequest", allowEmbedding);
    app.get("/widget.js", { schema: { hide: true } }, async (_request, reply) =>
      sendFile(reply, join(dist, "loader"), "widget.js", SHORT),
    );
    app.get("/widget", { schema: { hide: true } }, async (_request, reply) =>
      sendPage(reply, widget),
    );
    app.get("/widget/*", { schema: { hide: true } }, async (request, reply) => {
      const path = pathOf(request.params);
      return extname(path) === "" ? sendPage(reply, widget) : sendFile(reply, widget, path);
    });
  };
}

function pathOf(params: unknown): string {
  return (params as { "*"?: string })["*"] ?? "";
}

function sendPage(reply: FastifyReply, root: string) {
  if (existsSync(join(root, "index.html"))) {
    return reply.header("cache-control", "no-cache").sendFile("index.html", root);
  }
  return reply
    .status(503)
    .type("text/html; charset=utf-8")
    .send(
      "<!doctype html><title>Lobby</title><p>Lobby's pages are not built yet: run <code>npm run build</code>, or start Lobby with <code>npm start</code>.</p>",
    );
}

function sendFile(reply: FastifyReply, root: string, path: string, caching = cachingOf(path)) {
  if (path.includes("..") || !existsSync(join(root, path))) throw notFound("file");
  return reply.header("cache-control", caching).sendFile(path, root);
}

/** What the build put into assets/ carries a hash of its content in its name. */
function cachingOf(path: string): string {
  return path.startsWith("assets/") ? FOREVER : "no-cache";
}
