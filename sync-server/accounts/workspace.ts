import { randomBytes } from "node:crypto";
import { ulid } from "ulid";
import { ok, refuse, type Result } from "../../shared/domain/result.ts";
import type { Role } from "../../shared/protocol/http.ts";
import type { LobbyDatabase } from "../db/open-database.ts";
import { type Tables, tablesOf } from "./accounts-schema.ts";
import { atOnce, type Run } from "./at-once.ts";
import { addPerson, findPerson, type NewPerson } from "./people.ts";

export interface NewWorkspace {
  name: string;
  /** Id of the person who owns it. */
  owner: string;
}

export interface CreatedWorkspace {
  id: string;
  agent: { id: string; widgetKey: string };
}

/** Makes a workspace with its owner and one agent. The installation's first agent answers from the collection "default". */
export function createWorkspace(
  database: LobbyDatabase,
  workspace: NewWorkspace,
  now: number,
): CreatedWorkspace {
  return atOnce(database, (run) => addWorkspace(tablesOf(database), run, workspace, now));
}

export function addWorkspace(
  tables: Tables,
  run: Run,
  { name, owner }: NewWorkspace,
  now: number,
): CreatedWorkspace {
  const id = ulid(now);
  const agent = { id: ulid(now), widgetKey: randomBytes(16).toString("base64url") };
  const isFirst = run(tables.selectFrom("agent").select("id").limit(1)).length === 0;
  const createdAt = new Date(now).toISOString();
  run(tables.insertInto("organization").values({ id, name, slug: id.toLowerCase(), createdAt }));
  addMember(tables, run, { workspace: id, person: owner, role: "owner" }, now);
  run(
    tables.insertInto("agent").values({
      id: agent.id,
      workspace: id,
      name: `${name} assistant`,
      widget_key: agent.widgetKey,
      collection: isFirst ? "default" : agent.id,
      settings: "{}",
      created_at: now,
    }),
  );
  return { id, agent };
}

export function addMember(
  tables: Tables,
  run: Run,
  { workspace, person, role }: { workspace: string; person: string; role: Role },
  now: number,
): void {
  run(
    tables.insertInto("member").values({
      id: ulid(now),
      organizationId: workspace,
      userId: person,
      role,
      createdAt: new Date(now).toISOString(),
    }),
  );
}

export async function hasOwner(tables: Tables): Promise<boolean> {
  const owner = await tables
    .selectFrom("member")
    .select("id")
    .where("role", "=", "owner")
    .executeTakeFirst();
  return owner !== undefined;
}

/** The first owner with the first workspace, once: null when there is an owner already. */
export function createFirstOwner(
  database: LobbyDatabase,
  { workspace, owner }: { workspace: string; owner: NewPerson },
  now: number,
): (CreatedWorkspace & { owner: string }) | null {
  const tables = tablesOf(database);
  return atOnce(database, (run) => {
    const owners = run(tables.selectFrom("member").select("id").where("role", "=", "owner"));
    if (owners.length > 0) return null;
    const id = addPerson(tables, run, owner, now);
    return { ...addWorkspace(tables, run, { name: workspace, owner: id }, now), owner: id };
  });
}

export interface NewOwner extends CreatedWorkspace {
  owner: string;
  /** False when the address had an account, which keeps its password. */
  isNewPerson: boolean;
}

/** A workspace with its owner, for an installation that may have others. */
export function createOwner(
  database: LobbyDatabase,
  { workspace, owner }: { workspace: string; owner: NewPerson },
  now: number,
): Result<NewOwner, "workspace-exists"> {
  const tables = tablesOf(database);
  return atOnce(database, (run) => {
    const named = tables.selectFrom("organization").select("id").where("name", "=", workspace);
    if (run(named).length > 0) return refuse("workspace-exists" as const);
    const known = findPerson(tables, run, owner.email);
    const id = known?.id ?? addPerson(tables, run, owner, now);
    const created = addWorkspace(tables, run, { name: workspace, owner: id }, now);
    return ok({ ...created, owner: id, isNewPerson: known === undefined });
  });
}
