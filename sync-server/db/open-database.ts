import Database from "better-sqlite3";
import { Kysely, SqliteDialect } from "kysely";
import { Migrator } from "kysely/migration";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { foundation } from "./migrations/001-foundation.ts";
import { leanTables } from "./migrations/002-lean-tables.ts";
import { agentSettings } from "./migrations/003-agent-settings.ts";
import { askedQuestions } from "./migrations/004-asked-questions.ts";
import { tags } from "./migrations/005-tags.ts";
import { plainPositions } from "./migrations/006-plain-positions.ts";
import type { Schema } from "./schema.ts";

export interface LobbyDatabase {
  /** The connection itself: the writer's prepared statements and synchronous transactions. */
  sqlite: Database.Database;
  /** Typed queries on the same connection. Never `transaction()`: it would stay open across awaits and shut the writer out. */
  kysely: Kysely<Schema>;
  close(): Promise<void>;
}

const migrations = {
  "001-foundation": foundation,
  "002-lean-tables": leanTables,
  "003-agent-settings": agentSettings,
  "004-asked-questions": askedQuestions,
  "005-tags": tags,
  "006-plain-positions": plainPositions,
};
const BUSY_MS = 8000;

/** Opens `lobby.db` in the data directory (created when missing) and brings it to the newest schema. */
export async function openDatabase(dataDir: string): Promise<LobbyDatabase> {
  mkdirSync(dataDir, { recursive: true });
  const sqlite = new Database(join(dataDir, "lobby.db"), { timeout: BUSY_MS });
  sqlite.pragma("journal_mode = WAL");
  sqlite.pragma("synchronous = FULL");
  sqlite.pragma("foreign_keys = ON");
  sqlite.pragma("cache_size = -65536");
  sqlite.pragma("temp_store = MEMORY"); // Savepoints keep copies of pages; as files they cost a tenth of a message.
  sqlite.pragma("wal_autocheckpoint = 4000"); // 16 MB: a page that is written often is copied back less often.
  const kysely = new Kysely<Schema>({ dialect: new SqliteDialect({ database: sqlite }) });
  const migrator = new Migrator({
    db: kysely,
    provider: { getMigrations: async () => migrations },
  });
  const { error } = await migrator.migrateToLatest();
  if (error !== undefined) {
    await kysely.destroy();
    throw new Error("the database could not be brought to the newest schema", { cause: error });
  }
  return { sqlite, kysely, close: () => kysely.destroy() };
}
