import { ok, refuse, type Result } from "../../shared/domain/result.ts";
import type { Role } from "../../shared/protocol/http.ts";
import type { LobbyDatabase } from "../db/open-database.ts";
import { type Tables, tablesOf } from "./accounts-schema.ts";
import { atOnce, type Run } from "./at-once.ts";

export type MemberRefusal = "unknown" | "not-allowed" | "last-owner";

interface Change {
  workspace: string;
  /** Who asks, with the role found when the request came in. */
  by: { id: string; role: Role };
  member: string;
}

/** Admins manage teammates and admins; only owners touch owners, and one owner stays. */
export function changeRole(
  database: LobbyDatabase,
  { role, ...change }: Change & { role: Role },
): Result<null, MemberRefusal> {
  const tables = tablesOf(database);
  return atOnce(database, (run) => {
    const before = roleOf(tables, run, change);
    if (before === undefined) return refuse("unknown" as const);
    const touchesOwners = before === "owner" || role === "owner";
    if (change.by.role === "teammate" || (touchesOwners && change.by.role !== "owner"))
      return refuse("not-allowed" as const);
    if (before === "owner" && role !== "owner" && isLastOwner(tables, run, change))
      return refuse("last-owner" as const);
    const membership = { organizationId: change.workspace, userId: change.member };
    run(
      tables
        .updateTable("member")
        .set({ role })
        .where("organizationId", "=", membership.organizationId)
        .where("userId", "=", membership.userId),
    );
    return ok(null);
  });
}

/** Everybody may leave; otherwise the rules of `changeRole` hold. */
export function removeMember(database: LobbyDatabase, change: Change): Result<null, MemberRefusal> {
  const tables = tablesOf(database);
  return atOnce(database, (run) => {
    const role = roleOf(tables, run, change);
    if (role === undefined) return refuse("unknown" as const);
    const isSelf = change.by.id === change.member;
    const mayRemove =
      change.by.role === "owner" || (change.by.role === "admin" && role !== "owner");
    if (!isSelf && !mayRemove) return refuse("not-allowed" as const);
    if (role === "owner" && isLastOwner(tables, run, change)) return refuse("last-owner" as const);
    run(
      tables
        .deleteFrom("member")
        .where("organizationId", "=", change.workspace)
        .where("userId", "=", change.member),
    );
    return ok(null);
  });
}

/** Owners of open conversations who are members no more: a stop came between removing them and releasing what they had. */
export function formerOwners(database: LobbyDatabase): { workspace: string; member: string }[] {
  return database.sqlite
    .prepare<[], { workspace: string; member: string }>(
      `SELECT DISTINCT f.workspace AS workspace, json_extract(f.row, '$.owner') AS member FROM feed f
       WHERE json_extract(f.row, '$.owner') IS NOT NULL AND json_extract(f.row, '$.resolvedBy') IS NULL AND NOT EXISTS (
         SELECT 1 FROM member m WHERE m."organizationId" = f.workspace AND m."userId" = json_extract(f.row, '$.owner'))`,
    )
    .all();
}

function roleOf(tables: Tables, run: Run, { workspace, member }: Change): Role | undefined {
  const [row] = run(
    tables
      .selectFrom("member")
      .select("role")
      .where("organizationId", "=", workspace)
      .where("userId", "=", member),
  );
  return row?.role as Role | undefined;
}

function isLastOwner(tables: Tables, run: Run, { workspace, member }: Change): boolean {
  const others = run(
    tables
      .selectFrom("member")
      .select("id")
      .where("organizationId", "=", workspace)
      .where("role", "=", "owner")
      .where("userId", "!=", member),
  );
  return others.length === 0;
}
