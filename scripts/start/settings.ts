import { resolve } from "node:path";
import { z } from "zod";
import { configSchema as workerSchema } from "../../agent-worker/config.ts";
import { ok, refuse, type Result } from "../../shared/domain/result.ts";
import { configSchema as serverSchema } from "../../sync-server/config.ts";

const flag = z.enum(["0", "1"], "must be 0 or 1").transform((value) => value === "1");

/** What `npm start` reads from the environment and from the file .env: the settings of every process, and its own. */
export const settingsSchema = serverSchema.extend({
  ...workerSchema.omit({ SYNC_URL: true, WORKER_KEY: true, DATA_DIR: true, LOG_LEVEL: true }).shape,
  LOBBY_DEMO: flag
    .prefault("1")
    .describe("1 creates a demo workspace on the first start; 0 starts empty."),
});

export type Settings = z.infer<typeof settingsSchema>;

/** Reads the settings, an empty value counting as absent; the problem is one sentence that names the setting. */
export function readSettings(environment: NodeJS.ProcessEnv): Result<Settings, string> {
  const parsed = settingsSchema.safeParse(withoutEmpty(environment));
  if (parsed.success) {
    return ok({ ...parsed.data, DATA_DIR: resolve(parsed.data.DATA_DIR) });
  }
  const [issue] = parsed.error.issues;
  const message = issue?.message ?? "";
  const reason = message.startsWith("must") ? message : `is wrong: ${message.toLowerCase()}`;
  return refuse(`The setting ${issue?.path.join(".")} ${reason}.`);
}

/** An empty variable means the same as none, here and in the processes that inherit the environment. */
export function withoutEmpty(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ""));
}
