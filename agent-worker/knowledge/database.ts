import { mkdirSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import { migrations } from "./migrations.ts";

export type Knowledge = Database.Database;

/** Opens `knowledge.db` in the data directory, which is created when missing; the caller closes it. */
export function openKnowledge(dataDir: string): Knowledge {
  makeFolder(dataDir);
  return prepareKnowledge(new Database(join(dataDir, "knowledge.db"), { timeout: 10_000 }));
}

export function openKnowledgeInMemory(): Knowledge {
  return prepareKnowledge(new Database(":memory:"));
}

function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
  } catch (cause) {
    throw new Error(`The data folder ${folder} cannot be made.`, { cause });
  }
}

function prepareKnowledge(knowledge: Knowledge): Knowledge {
  knowledge.pragma("journal_mode = WAL");
  // Articles can be ingested again, so a power cut may cost the last second but never damages the file.
  knowledge.pragma("synchronous = NORMAL");
  knowledge.pragma("foreign_keys = ON");
  knowledge.pragma("cache_size = -32000");
  knowledge.pragma("wal_autocheckpoint = 4000");
  migrateKnowledge(knowledge);
  return knowledge;
}

function migrateKnowledge(knowledge: Knowledge): void {
  const current = () => Number(knowledge.pragma("user_version", { simple: true }));
  if (current() === migrations.length) return;
  const migrate = knowledge.transaction(() => {
    const from = current();
    if (from > migrations.length) {
      throw new Error(
        `knowledge.db was written by a newer version of Lobby (schema ${from}, this one knows ${migrations.length}).`,
      );
    }
    for (const [index, sql] of migrations.entries()) {
      if (index < from) continue;
      knowledge.exec(sql);
      knowledge.pragma(`user_version = ${index + 1}`);
    }
  });
  migrate.immediate();
}
