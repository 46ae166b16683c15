import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import type { Logger } from "pino";
import type { Registry } from "prom-client";
import type { Tables } from "../accounts/accounts-schema.ts";
import type { Auth } from "../accounts/auth.ts";
import type { Collaboration } from "../collaboration/collaboration.ts";
import type { Config } from "../config.ts";
import type { LobbyDatabase } from "../db/open-database.ts";
import type { Mailer } from "../mail/mailer.ts";
import type { Secrets } from "../secrets.ts";
import type { Writer } from "../writer/writer.ts";

/** What the application is built from. */
export interface AppParts {
  config: Config;
  database: LobbyDatabase;
  secrets: Secrets;
  collaboration: Collaboration;
  /** The write path itself, to see that it is alive. */
  writer: Pick<Writer, "defer">;
  mailer: Mailer;
  log: Logger;
  /** Milliseconds since 1970. */
  clock(): number;
  registry: Registry;
}

/** What routes may use. */
export interface Services extends AppParts {
  auth: Auth;
  tables: Tables;
  /** Address people open, without a slash at the end; known for certain once the server listens. */
  publicUrl(): string;
}

export type Routes = FastifyPluginAsyncZod;
