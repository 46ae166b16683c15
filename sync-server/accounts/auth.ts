import { betterAuth } from "better-auth";
import { getMigrations } from "better-auth/db/migration";
import { organization } from "better-auth/plugins/organization";
import { ulid } from "ulid";
import type { LobbyDatabase } from "../db/open-database.ts";

export const PASSWORD_LENGTH = { least: 10, most: 200 };
export const INVITATION_DAYS = 7;
/** Carries the address that Fastify found out; a client's own header of this name is dropped. */
export const CLIENT_ADDRESS_HEADER = "x-lobby-client-address";

/** What decides about tables. No transaction is ever opened: with `{ db }` better-auth runs its queries one by one. */
function tableOptions(database: Pick<LobbyDatabase, "kysely">) {
  return {
    database: { db: database.kysely, type: "sqlite" as const },
    plugins: [
      organization({
        creatorRole: "owner",
        invitationExpiresIn: INVITATION_DAYS * 24 * 3600,
      }),
    ],
    telemetry: { enabled: false },
  };
}

/** Brings better-auth's tables up to date. Runs before the writer starts, and before the command line touches accounts. */
export async function prepareAccounts(
  database: Pick<LobbyDatabase, "kysely" | "sqlite">,
): Promise<void> {
  const { runMigrations } = await getMigrations(tableOptions(database));
  await runMigrations();
  database.sqlite.exec(
    `CREATE UNIQUE INDEX IF NOT EXISTS member_once ON member ("organizationId", "userId")`,
  );
}

export interface AuthParts {
  database: LobbyDatabase;
  secret: string;
  baseUrl: string;
  isTrustedOrigin(origin: string, host: string | undefined): boolean;
  onSessionEnd(session: string): void;
}

export type Auth = ReturnType<typeof buildAuth>;

/** People's passwords and sessions. Who belongs where is written by Lobby itself, see members.ts. */
export function buildAuth(parts: AuthParts) {
  return betterAuth({
    ...tableOptions(parts.database),
    appName: "Lobby",
    baseURL: parts.baseUrl,
    basePath: "/api/auth",
    secret: parts.secret,
    logger: { disabled: true },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: PASSWORD_LENGTH.least,
      maxPasswordLength: PASSWORD_LENGTH.most,
    },
    session: { expiresIn: 30 * 24 * 3600, updateAge: 24 * 3600 },
    trustedOrigins: (request) => {
      const origin = request?.headers.get("origin") ?? "";
      const host = request?.headers.get("host") ?? undefined;
      return origin !== "" && parts.isTrustedOrigin(origin, host) ? [origin] : [];
    },
    // Fastify counts attempts: better-auth's own counter is shared by the whole process.
    rateLimit: { enabled: false },
    advanced: {
      database: { generateId: () => ulid() },
      cookiePrefix: "lobby",
      ipAddress: { ipAddressHeaders: [CLIENT_ADDRESS_HEADER] },
      defaultCookieAttributes: { httpOnly: true, sameSite: "lax" },
    },
    databaseHooks: {
      session: { delete: { after: async ({ id }) => parts.onSessionEnd(id) } },
    },
  });
}
