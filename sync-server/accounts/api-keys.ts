import { createHash, randomBytes } from "node:crypto";
import { ulid } from "ulid";
import type { Tables } from "./accounts-schema.ts";

const PREFIX = "lobby_";
const USE_RECORDED_EVERY_MS = 60_000;

export interface ApiKey {
  id: string;
  workspace: string;
}

/** Makes a key for the REST interface. It is shown this once: only its SHA-256 is kept. */
export async function createApiKey(
  tables: Tables,
  { workspace, name }: { workspace: string; name: string },
  now: number,
): Promise<{ id: string; key: string }> {
  const id = ulid(now);
  const key = `${PREFIX}${randomBytes(32).toString("base64url")}`;
  const row = { id, workspace, name, hash: hashOf(key), created_at: now, last_used_at: null };
  await tables.insertInto("api_key").values(row).execute();
  return { id, key };
}

/** Null when there is no such key. Its last use is noted once a minute. */
export async function findApiKey(tables: Tables, key: string, now: number): Promise<ApiKey | null> {
  if (!key.startsWith(PREFIX)) return null;
  const found = await tables
    .selectFrom("api_key")
    .select(["id", "workspace", "last_used_at"])
    .where("hash", "=", hashOf(key))
    .executeTakeFirst();
  if (found === undefined) return null;
  if ((found.last_used_at ?? 0) < now - USE_RECORDED_EVERY_MS) {
    await tables
      .updateTable("api_key")
      .set({ last_used_at: now })
      .where("id", "=", found.id)
      .execute();
  }
  return { id: found.id, workspace: found.workspace };
}

export function listApiKeys(tables: Tables) {
  return tables
    .selectFrom("api_key")
    .innerJoin("organization", "organization.id", "api_key.workspace")
    .select(["api_key.id", "api_key.name", "organization.name as workspace"])
    .select(["api_key.created_at as createdAt", "api_key.last_used_at as lastUsedAt"])
    .orderBy("api_key.id")
    .execute();
}

/** False when there is no such key. */
export async function revokeApiKey(tables: Tables, id: string): Promise<boolean> {
  const gone = await tables.deleteFrom("api_key").where("id", "=", id).returning("id").execute();
  return gone.length > 0;
}

function hashOf(key: string): string {
  return createHash("sha256").update(key).digest("hex");
}
