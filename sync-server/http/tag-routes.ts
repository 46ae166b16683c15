import { z } from "zod";
import {
  type Tag,
  type TagDetails,
  tagChangeSchema,
  tagMergeSchema,
  tagRequestSchema,
} from "../../shared/protocol/http.ts";
import { changeTag, createTag, mergeTags } from "../tags/change-tags.ts";
import { asDetails, asTag, listTags } from "../tags/tags.ts";
import { announceChanges } from "./announce-changes.ts";
import type { Routes, Services } from "./services.ts";
import { administrators, requireMember } from "./signed-in.ts";
import { workspaceParams } from "./workspace-routes.ts";

const tagParams = workspaceParams.extend({ tag: z.string().min(1).max(64) });
const ofWorkspace = { params: workspaceParams, hide: true } as const;
const ofTag = { params: tagParams, hide: true } as const;

/** Everybody makes tags; who administers the workspace changes, merges and archives them. */
export function tagRoutes(services: Services): Routes {
  return async (app) => {
    app.addHook("onResponse", announceChanges(services));

    app.get(
      "/api/workspaces/:workspace/tags",
      { schema: ofWorkspace },
      async (request, reply): Promise<TagDetails[]> => {
        const { workspace } = await requireMember(services, request, request.params.workspace);
        reply.header("cache-control", "no-store");
        return (await listTags(services.tables, workspace.id)).map(asDetails);
      },
    );

    app.post(
      "/api/workspaces/:workspace/tags",
      { schema: { ...ofWorkspace, body: tagRequestSchema } },
      async (request, reply): Promise<Tag> => {
        const { workspace } = await requireMember(services, request, request.params.workspace);
        reply.status(201);
        return asTag(createTag(services, workspace.id, request.body));
      },
    );

    app.patch(
      "/api/workspaces/:workspace/tags/:tag",
      { schema: { ...ofTag, body: tagChangeSchema } },
      async (request): Promise<TagDetails> => {
        const { params, body } = request;
        await requireMember(services, request, params.workspace, administrators);
        return asDetails(changeTag(services, params, body));
      },
    );

    app.post(
      "/api/workspaces/:workspace/tags/:tag/merge",
      { schema: { ...ofTag, body: tagMergeSchema } },
      async (request): Promise<TagDetails> => {
        const { params, body } = request;
        await requireMember(services, request, params.workspace, administrators);
        return asDetails(mergeTags(services, params, body.into));
      },
    );
  };
}
