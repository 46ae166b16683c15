import type { Tables } from "../../accounts/accounts-schema.ts";
import { standingTags } from "../../tags/tags.ts";

/** Names of a workspace's people and tags, by id. Members who left keep their name. */
export interface Names {
  assignee(id: string | null): { id: string; name: string } | null;
  tags(ids: readonly string[]): string[];
}

export async function readNames(
  tables: Tables,
  workspace: string,
  people: readonly (string | null)[],
): Promise<Names> {
  const ids = [...new Set(people.filter((id) => id !== null))];
  const users =
    ids.length === 0
      ? []
      : await tables.selectFrom("user").select(["id", "name"]).where("id", "in", ids).execute();
  const tags = await tables
    .selectFrom("tag")
    .select(["id", "name", "merged_into"])
    .where("workspace", "=", workspace)
    .execute();
  const names = new Map(users.map(({ id, name }) => [id, name]));
  const tagNames = new Map(tags.map(({ id, name }) => [id, name]));
  const standing = standingTags(tags);
  return {
    assignee: (id) => (id === null ? null : { id, name: names.get(id) ?? "" }),
    tags: (all) => [...new Set(all.map(standing).flatMap((id) => tagNames.get(id) ?? []))],
  };
}
