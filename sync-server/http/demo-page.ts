import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { notFound } from "./problem.ts";
import { allowInlineStyles } from "./security-headers.ts";
import type { Routes, Services } from "./services.ts";

const KEY_PLACE = "__WIDGET_KEY__";
const shown = /^[\w-]+\.(css|svg|png|jpg|webp|woff2)$/;

/** A customer's website with the widget on it, to try Lobby out: the folder's site.html with the first agent's key. */
export function demoPage({ tables }: Services, folder: string): Routes {
  return async (app) => {
    app.addHook("onRequest", allowInlineStyles);

    app.get("/demo", { schema: { hide: true } }, async (_request, reply) => {
      const page = join(folder, "site.html");
      const agent = await tables
        .selectFrom("agent")
        .select("widget_key")
        .orderBy("id")
        .executeTakeFirst();
      if (agent === undefined || !existsSync(page)) throw notFound("demo site here yet");
      const html = await readFile(page, "utf8");
      return reply
        .type("text/html; charset=utf-8")
        .header("cache-control", "no-cache")
        .send(html.replaceAll(KEY_PLACE, agent.widget_key));
    });

    app.get<{ Params: { file: string } }>(
      "/demo/:file",
      { schema: { hide: true } },
      async (request, reply) => {
        const { file } = request.params;
        if (!shown.test(file) || !existsSync(join(folder, file))) throw notFound("file");
        return reply.header("cache-control", "no-cache").sendFile(file, folder);
      },
    );
  };
}
