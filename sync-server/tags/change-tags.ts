import { ulid } from "ulid";
import type { z } from "zod";
import type { tagChangeSchema, tagRequestSchema } from "../../shared/protocol/http.ts";
import { atOnce, type Run } from "../accounts/at-once.ts";
import type { Stored } from "../db/schema.ts";
import { notFound, Problem } from "../http/problem.ts";
import type { Services } from "../http/services.ts";
import { makeTagExamples } from "./tag-examples.ts";

type Parts = Pick<Services, "database" | "tables" | "clock">;

const MOST_TAGS = 500;

export function createTag(
  parts: Parts,
  workspace: string,
  request: z.infer<typeof tagRequestSchema>,
): Stored<"tag"> {
  const { name, hue = hueOf(name), examples, ...rest } = request;
  const now = parts.clock();
  const tag: Stored<"tag"> = {
    ...rest,
    id: ulid(now),
    workspace,
    name,
    hue,
    examples: JSON.stringify(examples),
    created_at: now,
    archived_at: null,
    merged_into: null,
  };
  atOnce(parts.database, (run) => {
    const others = tagsOf(run, parts, workspace);
    if (others.length >= MOST_TAGS)
      throw new Problem(409, "too-many", `A workspace has at most ${MOST_TAGS} tags.`);
    refuseTaken(others, name, null);
    run(parts.tables.insertInto("tag").values(tag));
  });
  return tag;
}

/** What is not given stays as it is. */
export function changeTag(
  parts: Parts,
  place: { workspace: string; tag: string },
  change: z.infer<typeof tagChangeSchema>,
): Stored<"tag"> {
  return atOnce(parts.database, (run) => {
    const all = tagsOf(run, parts, place.workspace);
    const tag = findTag(all, place.tag);
    const { name = tag.name, description = tag.description, hue = tag.hue } = change;
    const { threshold = tag.threshold, isArchived = tag.archived_at !== null } = change;
    refuseTaken(all, name, tag.id);
    const changed: Stored<"tag"> = {
      ...tag,
      name,
      description,
      hue,
      threshold,
      examples: change.examples === undefined ? tag.examples : JSON.stringify(change.examples),
      archived_at: isArchived ? (tag.archived_at ?? parts.clock()) : null,
    };
    run(parts.tables.updateTable("tag").set(changed).where("id", "=", tag.id));
    return changed;
  });
}

/** What bore the one tag bears the other from now on; what was taught of it is taught of the other. */
export function mergeTags(
  parts: Parts,
  place: { workspace: string; tag: string },
  into: string,
): Stored<"tag"> {
  return atOnce(parts.database, (run) => {
    const all = tagsOf(run, parts, place.workspace);
    const [from, target] = [findTag(all, place.tag), findTag(all, into)];
    if (from.id === target.id)
      throw new Problem(400, "same-tag", "A tag cannot be merged into itself.");
    const texts = [...examplesOf(target), from.name, from.description, ...examplesOf(from)];
    const examples = JSON.stringify([...new Set(texts.filter((text) => text.trim() !== ""))]);
    const merged = { ...target, examples };
    pointTo(parts, run, from, merged);
    return merged;
  });
}

function pointTo(
  { database, tables }: Parts,
  run: Run,
  from: Stored<"tag">,
  target: Stored<"tag">,
): void {
  const { id, examples } = target;
  run(tables.updateTable("tag").set({ examples }).where("id", "=", id));
  const standsFor = tables.updateTable("tag").set({ merged_into: id });
  // Its name is free for another tag.
  const name = `${from.name} ${from.id}`;
  run(tables.updateTable("tag").set({ name, merged_into: id }).where("id", "=", from.id));
  run(standsFor.where("merged_into", "=", from.id));
  makeTagExamples(database.sqlite).takeAll();
  database.sqlite
    .prepare<[string, string]>(`UPDATE OR REPLACE tag_example SET tag = ? WHERE tag = ?`)
    .run(id, from.id);
}

function examplesOf({ examples }: Stored<"tag">): string[] {
  return JSON.parse(examples) as string[];
}

function tagsOf(run: Run, { tables }: Parts, workspace: string): Stored<"tag">[] {
  return run(tables.selectFrom("tag").selectAll().where("workspace", "=", workspace));
}

/** What was merged into another is no tag of its own any more. */
function findTag(tags: readonly Stored<"tag">[], id: string): Stored<"tag"> {
  const tag = tags.find((one) => one.id === id && one.merged_into === null);
  if (tag === undefined) throw notFound("tag");
  return tag;
}

function refuseTaken(tags: readonly Stored<"tag">[], name: string, except: string | null): void {
  const taken = tags.find(
    (other) => other.id !== except && other.name.toLowerCase() === name.toLowerCase(),
  );
  if (taken === undefined) return;
  const where = taken.archived_at === null ? "already" : "in the archive already";
  throw new Problem(409, "exists", `There is a tag of that name ${where}.`);
}

/** A colour of its own for each name, the same on every installation. */
function hueOf(name: string): number {
  let hash = 7;
  for (const letter of name.toLowerCase()) hash = (hash * 31 + (letter.codePointAt(0) ?? 0)) % 9973;
  return (hash * 137) % 360;
}
