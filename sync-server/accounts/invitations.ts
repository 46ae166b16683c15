import { randomBytes } from "node:crypto";
import { ok, refuse, type Result } from "../../shared/domain/result.ts";
import type { Role, WorkspaceInfo } from "../../shared/protocol/http.ts";
import type { LobbyDatabase } from "../db/open-database.ts";
import { type Tables, tablesOf } from "./accounts-schema.ts";
import { atOnce, type Run } from "./at-once.ts";
import { INVITATION_DAYS } from "./auth.ts";
import { addPerson, findPerson, type NewPerson } from "./people.ts";
import { addMember } from "./workspace.ts";

const LIFE_MS = INVITATION_DAYS * 24 * 3600 * 1000;
const MOST_PENDING = 200;

export interface Invitation {
  id: string;
  workspace: string;
  email: string;
  role: Role;
  inviter: string;
  expiresAt: number;
}

export type InviteRefusal = "already-member" | "too-many";
export type InvitationRefusal = "unknown" | "expired" | "used";

/** Invites an address. An invitation that is pending for it is renewed, so that its link stays the same. */
export function invite(
  database: LobbyDatabase,
  request: { workspace: string; email: string; role: Role; inviter: string },
  now: number,
): Result<Invitation, InviteRefusal> {
  const tables = tablesOf(database);
  const email = request.email.toLowerCase();
  return atOnce(database, (run) => {
    if (isMember(tables, run, request.workspace, email)) return refuse("already-member" as const);
    const pending = run(pendingOf(tables, request.workspace));
    const earlier = pending.find((one) => one.email === email);
    if (earlier === undefined && pending.length >= MOST_PENDING) return refuse("too-many" as const);
    const id = earlier?.id ?? randomBytes(18).toString("base64url");
    const expiresAt = now + LIFE_MS;
    const renewed = {
      role: request.role,
      expiresAt: new Date(expiresAt).toISOString(),
      inviterId: request.inviter,
    };
    if (earlier === undefined) {
      const createdAt = new Date(now).toISOString();
      const { workspace } = request;
      const fresh = { id, organizationId: workspace, email, status: "pending", createdAt };
      run(tables.insertInto("invitation").values({ ...fresh, ...renewed }));
    } else {
      run(tables.updateTable("invitation").set(renewed).where("id", "=", id));
    }
    return ok({ ...request, id, email, expiresAt });
  });
}

/** A pending invitation of the workspace for another seven days; null when there is none. */
export async function renewInvitation(
  tables: Tables,
  workspace: string,
  id: string,
  now: number,
): Promise<Invitation | null> {
  const row = await tables
    .updateTable("invitation")
    .set({ expiresAt: new Date(now + LIFE_MS).toISOString() })
    .where("id", "=", id)
    .where("organizationId", "=", workspace)
    .where("status", "=", "pending")
    .returningAll()
    .executeTakeFirst();
  return row === undefined ? null : invitationOf(row);
}

/** False when the workspace has no such pending invitation. */
export async function revokeInvitation(
  tables: Tables,
  workspace: string,
  id: string,
): Promise<boolean> {
  const rows = await tables
    .updateTable("invitation")
    .set({ status: "canceled" })
    .where("id", "=", id)
    .where("organizationId", "=", workspace)
    .where("status", "=", "pending")
    .returning("id")
    .execute();
  return rows.length > 0;
}

export async function listInvitations(
  tables: Tables,
  workspace: string,
  now: number,
): Promise<WorkspaceInfo["invitations"]> {
  const rows = await pendingOf(tables, workspace).execute();
  return rows
    .map(invitationOf)
    .filter(({ expiresAt }) => expiresAt > now)
    .map(({ id, email, role, expiresAt }) => ({ id, email, role, expiresAt }));
}

export async function findInvitation(
  tables: Tables,
  id: string,
  now: number,
): Promise<Result<Invitation, InvitationRefusal>> {
  const row = await tables
    .selectFrom("invitation")
    .selectAll()
    .where("id", "=", id)
    .executeTakeFirst();
  return usable(row, now);
}

/** Makes the invited person a member, in one transaction: with a new account, or with the one that has the address. */
export function acceptInvitation(
  database: LobbyDatabase,
  { id, person }: { id: string; person: NewPerson | null },
  now: number,
): Result<Invitation, InvitationRefusal> {
  const tables = tablesOf(database);
  return atOnce(database, (run) => {
    const [row] = run(tables.selectFrom("invitation").selectAll().where("id", "=", id));
    const found = usable(row, now);
    if (!found.ok) return found;
    const { workspace, email, role } = found.value;
    const known = findPerson(tables, run, email);
    if (known === undefined && person === null)
      throw new Error("the invited person has no account");
    const member = known?.id ?? addPerson(tables, run, person as NewPerson, now);
    if (!isMember(tables, run, workspace, email))
      addMember(tables, run, { workspace, person: member, role }, now);
    run(tables.updateTable("invitation").set({ status: "accepted" }).where("id", "=", id));
    return found;
  });
}

function pendingOf(tables: Tables, workspace: string) {
  return tables
    .selectFrom("invitation")
    .selectAll()
    .where("organizationId", "=", workspace)
    .where("status", "=", "pending");
}

function isMember(tables: Tables, run: Run, workspace: string, email: string): boolean {
  const query = tables
    .selectFrom("member")
    .innerJoin("user", "user.id", "member.userId")
    .select("member.id")
    .where("member.organizationId", "=", workspace)
    .where("user.email", "=", email);
  return run(query).length > 0;
}

type InvitationRow = Awaited<ReturnType<ReturnType<typeof pendingOf>["execute"]>>[number];

function usable(
  row: InvitationRow | undefined,
  now: number,
): Result<Invitation, InvitationRefusal> {
  if (row === undefined || row.status === "canceled") return refuse("unknown");
  if (row.status !== "pending") return refuse("used");
  const invitation = invitationOf(row);
  return invitation.expiresAt <= now ? refuse("expired") : ok(invitation);
}

function invitationOf(row: InvitationRow): Invitation {
  return {
    id: row.id,
    workspace: row.organizationId,
    email: row.email,
    role: row.role as Role,
    inviter: row.inviterId,
    expiresAt: Date.parse(row.expiresAt),
  };
}
