import { resolve } from "node:path";
import { z } from "zod";
import { ok, refuse, type Result } from "../../shared/domain/result.ts";

const port = z.coerce
  .number("must be a number")
  .int("must be a whole number")
  .min(0, "must be 0 or more")
  .max(65_535, "must be at most 65535");
const flag = z.enum(["0", "1"], "must be 0 or 1").transform((value) => value === "1");
const logLevels = ["trace", "debug", "info", "warn", "error", "fatal", "silent"] as const;

/** What `npm start` reads from the environment and from the file .env; each process is handed its part. */
export const settingsSchema = z.object({
  PORT: port.default(8080).describe("Port of the web server; 0 takes any free one."),
  HOST: z
    .string()
    .min(1, "must not be empty")
    .default("127.0.0.1")
    .describe("Address to listen on; 0.0.0.0 lets other machines in."),
  DATA_DIR: z
    .string()
    .min(1, "must not be empty")
    .default("data")
    .describe("Folder that holds everything Lobby stores."),
  PUBLIC_URL: z
    .url("must be a complete address such as https://lobby.example.com")
    .optional()
    .describe("Address people reach Lobby at; http://127.0.0.1:PORT when empty."),
  LOBBY_DEMO: flag
    .prefault("1")
    .describe("1 creates a demo workspace on the first start; 0 starts empty."),
  LOG_LEVEL: z
    .enum(logLevels, `must be one of ${logLevels.join(", ")}`)
    .default("info")
    .describe(
      "How much goes into DATA_DIR/logs: trace, debug, info, warn, error, fatal or silent.",
    ),
  SMTP_URL: z
    .url({ protocol: /^smtps?$/, error: "must look like smtp://user:password@host:587" })
    .optional()
    .describe("Mail server for outgoing mail; without one, links are shown instead of sent."),
  MAIL_FROM: z.string().default("Lobby <lobby@localhost>").describe("Sender of outgoing mail."),
  EMBEDDING_MODEL: z
    .string()
    .optional()
    .describe("Folder of a transformers.js embedding model; the built-in embedder when empty."),
});

export type Settings = Omit<z.infer<typeof settingsSchema>, "DATA_DIR"> & { DATA_DIR: string };

/** Reads the settings, an empty value counting as absent; the problem is one sentence that names the setting. */
export function readSettings(environment: NodeJS.ProcessEnv): Result<Settings, string> {
  const parsed = settingsSchema.safeParse(withoutEmpty(environment));
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    return refuse(`The setting ${issue?.path.join(".")} ${issue?.message}.`);
  }
  return ok({ ...parsed.data, DATA_DIR: resolve(parsed.data.DATA_DIR) });
}

/** An empty variable means the same as none, here and in the processes that inherit the environment. */
export function withoutEmpty(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ""));
}
