import type { Tag } from "../../shared/protocol/http.ts";

/** The tags of a workspace, as what was set on conversations long ago reads today. */
export interface TagList {
  /** What can be set or filtered by. */
  offered: readonly Tag[];
  /** The tag an id stands for, since some were merged into others. */
  find(id: string): Tag | undefined;
  /** The tags of some ids, each once. */
  of(ids: readonly string[]): Tag[];
}

export function listTags(tags: readonly Tag[]): TagList {
  const byId = new Map(tags.map((tag) => [tag.id, tag]));
  const find = (id: string) => {
    const tag = byId.get(id);
    return tag?.mergedInto == null ? tag : byId.get(tag.mergedInto);
  };
  return {
    offered: tags.filter(({ isArchived, mergedInto }) => !isArchived && mergedInto === null),
    find,
    of: (ids) => [...new Set(ids.flatMap((id) => find(id) ?? []))],
  };
}
