import type { Kysely } from "kysely";
import type { LobbyDatabase } from "../db/open-database.ts";
import type { Schema } from "../db/schema.ts";

/** better-auth's tables, as far as Lobby reads and writes them itself. Times are ISO texts, roles ours. */
type AccountsSchema = {
  user: {
    id: string;
    name: string;
    email: string;
    emailVerified: number;
    createdAt: string;
    updatedAt: string;
  };
  account: {
    id: string;
    issuer: string;
    accountId: string;
    providerId: string;
    userId: string;
    password: string;
    createdAt: string;
    updatedAt: string;
  };
  organization: { id: string; name: string; slug: string; createdAt: string };
  member: { id: string; organizationId: string; userId: string; role: string; createdAt: string };
  invitation: {
    id: string;
    organizationId: string;
    email: string;
    role: string;
    status: string;
    expiresAt: string;
    createdAt: string;
    inviterId: string;
  };
};

/** All tables of lobby.db. */
export type Tables = Kysely<Schema & AccountsSchema>;

export function tablesOf(database: Pick<LobbyDatabase, "kysely">): Tables {
  return database.kysely.withTables<AccountsSchema>();
}
