import { ulid } from "ulid";
import { type Tag, tagRequestSchema } from "../../shared/protocol/http.ts";
import { atOnce } from "../accounts/at-once.ts";
import { Problem } from "./problem.ts";
import type { Routes, Services } from "./services.ts";
import { announceChanges } from "./announce-changes.ts";
import { requireMember } from "./signed-in.ts";
import { workspaceParams } from "./workspace-routes.ts";

const MOST_TAGS = 500;

export function tagRoutes(services: Services): Routes {
  const { clock, database, tables } = services;
  return async (app) => {
    app.addHook("onResponse", announceChanges(services));
    app.post(
      "/api/workspaces/:workspace/tags",
      { schema: { params: workspaceParams, body: tagRequestSchema, hide: true } },
      async (request, reply): Promise<Tag> => {
        const { workspace } = await requireMember(services, request, request.params.workspace);
        const { name, description } = request.body;
        const tag: Tag = { id: ulid(clock()), name, description, hue: hueOf(name) };
        atOnce(database, (run) => {
          const tags = run(
            tables.selectFrom("tag").select("name").where("workspace", "=", workspace.id),
          );
          if (tags.length >= MOST_TAGS)
            throw new Problem(409, "too-many", `A workspace has at most ${MOST_TAGS} tags.`);
          if (tags.some((other) => other.name.toLowerCase() === name.toLowerCase()))
            throw new Problem(409, "exists", "There is a tag of that name already.");
          run(
            tables
              .insertInto("tag")
              .values({ ...tag, workspace: workspace.id, created_at: clock() }),
          );
        });
        reply.status(201);
        return tag;
      },
    );
  };
}

/** A colour of its own for each name, the same on every installation. */
function hueOf(name: string): number {
  let hash = 7;
  for (const letter of name.toLowerCase()) hash = (hash * 31 + (letter.codePointAt(0) ?? 0)) % 9973;
  return (hash * 137) % 360;
}
