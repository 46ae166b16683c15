import type { Logger } from "pino";
import { tablesOf } from "./accounts/accounts-schema.ts";
import type { LobbyDatabase } from "./db/open-database.ts";

const HOUR_MS = 3600 * 1000;
/** How long an Idempotency-Key is remembered. */
const KEY_LIFE_MS = 24 * HOUR_MS;

/** Drops, now and every hour, what is only kept for a while. */
export function tidyHourly(
  database: Pick<LobbyDatabase, "kysely">,
  clock: () => number,
  log: Logger,
): { stop(): void } {
  const tidy = () =>
    forgetOldKeys(database, clock()).catch((error: unknown) =>
      log.error({ err: error }, "tidying failed"),
    );
  void tidy();
  const timer = setInterval(() => void tidy(), HOUR_MS).unref();
  return { stop: () => clearInterval(timer) };
}

export async function forgetOldKeys(
  database: Pick<LobbyDatabase, "kysely">,
  now: number,
): Promise<void> {
  await tablesOf(database)
    .deleteFrom("idempotency")
    .where("created_at", "<", now - KEY_LIFE_MS)
    .execute();
}
