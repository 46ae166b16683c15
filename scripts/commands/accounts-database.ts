import { existsSync } from "node:fs";
import { join } from "node:path";
import { type Tables, tablesOf } from "../../sync-server/accounts/accounts-schema.ts";
import { prepareAccounts } from "../../sync-server/accounts/auth.ts";
import { type LobbyDatabase, openDatabase } from "../../sync-server/db/open-database.ts";

/** Opens the data folder's database beside a running Lobby or without one, and closes it after the work. */
export async function withAccounts<Value>(
  dataDir: string,
  work: (database: LobbyDatabase, tables: Tables) => Promise<Value>,
): Promise<Value> {
  const database = await openDatabase(dataDir);
  try {
    await prepareAccounts(database);
    return await work(database, tablesOf(database));
  } finally {
    await database.close();
  }
}

/** For commands that need what only a workspace has. */
export async function withExistingAccounts<Value>(
  dataDir: string,
  work: (database: LobbyDatabase, tables: Tables) => Promise<Value>,
): Promise<Value> {
  if (!existsSync(join(dataDir, "lobby.db")))
    throw new Error(
      `There is no Lobby in ${dataDir} yet: start it once, or run lobby owner create.`,
    );
  return withAccounts(dataDir, work);
}
