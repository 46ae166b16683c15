import { z } from "zod";

const flag = z.enum(["0", "1"], "must be 0 or 1").transform((value) => value === "1");

export const configSchema = z.object({
  SYNC_URL: z.url().default("http://127.0.0.1:8080").describe("Where the sync server answers."),
  WORKER_KEY: z
    .string()
    .min(1)
    .describe("The key with which the worker claims jobs; the sync server knows the same one."),
  DATA_DIR: z.string().min(1).default("data").describe("The folder that holds knowledge.db."),
  EMBEDDING_MODEL: z
    .string()
    .default("")
    .describe(
      "A folder with a transformers.js model, or its name on the hub; empty for the built-in one, none to search by words alone.",
    ),
  LLM_BASE_URL: z
    .url({ protocol: /^https?$/, error: "must be an address such as http://127.0.0.1:11434/v1" })
    .optional()
    .describe(
      "An OpenAI-compatible endpoint (Ollama, vLLM, OpenAI) that puts answers into words, up to /v1. Empty: answers are quoted.",
    ),
  LLM_MODEL: z.string().default("").describe("The model's name at that endpoint."),
  LLM_API_KEY: z.string().optional().describe("The key for that endpoint, if it wants one."),
  LLM_TIMEOUT_MS: z.coerce
    .number()
    .int()
    .min(500)
    .max(240_000)
    .default(15_000)
    .describe("How long the model may take for a turn before the articles are quoted instead."),
  ANSWER_MODEL: z
    .string()
    .default("")
    .describe(
      "A transformers.js model run here instead of an endpoint: a folder or a name on the hub, for question answering or text generation.",
    ),
  LOG_LEVEL: z
    .enum(["fatal", "error", "warn", "info", "debug", "trace", "silent"])
    .default("info")
    .describe("How much is logged."),
  WORKER_CONCURRENCY: z.coerce
    .number()
    .int()
    .min(1)
    .max(32)
    .default(2)
    .describe("How many conversations are answered at once."),
  ANSWER_TIMEOUT_MS: z.coerce
    .number()
    .int()
    .min(100)
    .max(300_000)
    .default(20_000)
    .describe("How long an answer may take before the visitor is handed to a person."),
  WATCH_FOLDERS: z
    .string()
    .default("")
    .describe(
      "Folders whose articles the worker keeps up to date, parted by commas; sales=/srv/sales for another agent's.",
    ),
  ALLOW_PRIVATE_CRAWL: flag
    .prefault("0")
    .describe("1 lets websites be read from private addresses and other ports than 80 and 443."),
  ALLOW_PRIVATE_CALLS: flag
    .prefault("0")
    .describe("1 lets the agent's actions call http, private addresses and other ports."),
});

export type WorkerConfig = z.infer<typeof configSchema>;

/** What the commands that work on the data directory without a server need. */
export const knowledgeConfigSchema = configSchema.pick({
  DATA_DIR: true,
  ALLOW_PRIVATE_CRAWL: true,
  EMBEDDING_MODEL: true,
});

/** What puts answers into words. */
export const answererConfigSchema = configSchema.pick({
  LLM_BASE_URL: true,
  LLM_MODEL: true,
  LLM_API_KEY: true,
  LLM_TIMEOUT_MS: true,
  ANSWER_MODEL: true,
  ANSWER_TIMEOUT_MS: true,
});

export type AnswererConfig = z.infer<typeof answererConfigSchema>;

export type ConfigOutcome<T> = { ok: true; config: T } | { ok: false; problem: string };

/** An empty variable counts as one that is not set. */
export function readConfig<T>(
  schema: z.ZodType<T>,
  environment: Record<string, string | undefined>,
): ConfigOutcome<T> {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ""));
  const parsed = schema.safeParse(given);
  if (parsed.success) return { ok: true, config: parsed.data };
  const problems = parsed.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`);
  return { ok: false, problem: problems.join("; ") };
}
