import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";

const secretsSchema = z.object({
  authSecret: z.string().min(32),
  tokenSecret: z.string().min(32),
  workerKey: z.string().min(32),
});

export type Secrets = z.infer<typeof secretsSchema>;

/** Reads the installation's secrets from the data directory; makes them on the first run, readable by the owner alone. */
export function readOrCreateSecrets(dataDir: string): Secrets {
  const path = join(dataDir, "secrets.json");
  if (existsSync(path)) return secretsSchema.parse(JSON.parse(readFileSync(path, "utf8")));
  mkdirSync(dataDir, { recursive: true });
  const make = () => randomBytes(32).toString("base64url");
  const secrets: Secrets = { authSecret: make(), tokenSecret: make(), workerKey: make() };
  writeFileSync(`${path}.new`, JSON.stringify(secrets, null, 2), { mode: 0o600 });
  renameSync(`${path}.new`, path);
  return secrets;
}
