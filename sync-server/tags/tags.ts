import type { Database } from "better-sqlite3";
import type { AgentJob } from "../../shared/protocol/agent-job.ts";
import type { Tag, TagDetails } from "../../shared/protocol/http.ts";
import type { Tables } from "../accounts/accounts-schema.ts";
import type { Stored } from "../db/schema.ts";
import { makeTagExamples } from "./tag-examples.ts";

/** Of all examples of a workspace, so many are learned: seconds of work for the agent. */
const MOST_EXAMPLES = 2000;

export function asTag({
  id,
  name,
  description,
  hue,
  archived_at,
  merged_into,
}: Stored<"tag">): Tag {
  return { id, name, description, hue, isArchived: archived_at !== null, mergedInto: merged_into };
}

export function asDetails(tag: Stored<"tag">): TagDetails {
  return {
    ...asTag(tag),
    threshold: tag.threshold,
    examples: JSON.parse(tag.examples) as string[],
  };
}

export async function listTags(tables: Tables, workspace: string): Promise<Stored<"tag">[]> {
  return tables
    .selectFrom("tag")
    .selectAll()
    .where("workspace", "=", workspace)
    .orderBy("name")
    .execute();
}

/** The tags an agent may use in a conversation, with what teammates did; none that stands for one a person removed (C14). */
export function tagsForAgent(
  sqlite: Database,
  workspace: string,
  removed: readonly string[],
): AgentJob["tags"] {
  const stored = sqlite
    .prepare<[string], Stored<"tag">>(`SELECT * FROM tag WHERE workspace = ? ORDER BY id`)
    .all(workspace);
  const standing = standingTags(stored);
  const refused = new Set(removed.map(standing));
  const used = stored.filter(
    ({ id, archived_at, merged_into }) =>
      archived_at === null && merged_into === null && !refused.has(id),
  );
  if (used.length === 0) return [];
  const taught = makeTagExamples(sqlite);
  taught.takeAll();
  const most = Math.max(1, Math.floor(MOST_EXAMPLES / used.length));
  return used.map((tag) => {
    const { name, description, threshold, examples } = asDetails(tag);
    const { examples: tagged, counterExamples } = taught.of(tag.id);
    return {
      id: tag.id,
      name,
      description,
      threshold,
      examples: [...examples, ...tagged].slice(0, most),
      counterExamples: counterExamples.slice(0, most),
    };
  });
}

/** Which tag a tag's id stands for, now that some were merged into others. */
export function standingTags(
  tags: readonly Pick<Stored<"tag">, "id" | "merged_into">[],
): (id: string) => string {
  const merged = new Map(tags.map(({ id, merged_into }) => [id, merged_into]));
  return (id) => merged.get(id) ?? id;
}
