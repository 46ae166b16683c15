import type { Tag, TagDetails } from "../../shared/protocol/http.ts";
import { type Answer, request } from "./request.ts";

export type TagFields = Pick<TagDetails, "name" | "description" | "hue" | "examples" | "threshold">;

const pathOf = (workspace: string) => `/api/workspaces/${encodeURIComponent(workspace)}/tags`;

export const readTags = (workspace: string): Answer<TagDetails[]> =>
  request("GET", pathOf(workspace));

export const createTag = (
  workspace: string,
  fields: Pick<TagFields, "name"> & Partial<TagFields>,
): Answer<Tag> => request("POST", pathOf(workspace), fields);

export const changeTag = (
  workspace: string,
  tag: string,
  change: Partial<TagFields & Pick<Tag, "isArchived">>,
): Answer<TagDetails> =>
  request("PATCH", `${pathOf(workspace)}/${encodeURIComponent(tag)}`, change);

export const mergeTag = (workspace: string, tag: string, into: string): Answer<TagDetails> =>
  request("POST", `${pathOf(workspace)}/${encodeURIComponent(tag)}/merge`, { into });
