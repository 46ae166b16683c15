import { isIP } from "node:net";
import { resolve } from "node:path";
import { z } from "zod";

const perMinute = (fallback: number) => z.coerce.number().int().min(1).max(1e9).default(fallback);

const isHttpUrl = (value: string) => /^https?:\/\//.test(value) && URL.canParse(value);
const isSmtpUrl = (value: string) => /^smtps?:\/\//.test(value) && URL.canParse(value);

const areAddresses = (value: string) =>
  value.split(",").every((one) => {
    const [address = "", bits = "0", ...more] = one.trim().split("/");
    return isIP(address) !== 0 && /^\d{1,3}$/.test(bits) && more.length === 0;
  });

/** Every setting of the sync server, read once from the environment. The table in docs/running.md and .env.example name each. */
export const configSchema = z.object({
  PORT: z.coerce
    .number("must be a number from 0 to 65535")
    .int("must be a whole number")
    .min(0, "must be a number from 0 to 65535")
    .max(65_535, "must be a number from 0 to 65535")
    .default(8080)
    .describe("Port of the web server: inbox, widget, API and sockets. 0 takes any free one."),
  HOST: z
    .string()
    .min(1)
    .default("127.0.0.1")
    .describe("Address to listen on. 0.0.0.0 opens Lobby to the network; set PUBLIC_URL then."),
  DATA_DIR: z
    .string()
    .min(1)
    .default("data")
    .describe("Folder with everything Lobby keeps: database, secrets, articles."),
  PUBLIC_URL: z
    .string()
    .refine(isHttpUrl, "must be an address such as https://inbox.example.com")
    .transform((value) => new URL(value).origin)
    .optional()
    .describe("Address people open, without a path. By default http://127.0.0.1 and the port."),
  SMTP_URL: z
    .string()
    .refine(isSmtpUrl, "must be an address such as smtp://user:password@mail.example.com:587")
    .optional()
    .describe("Mail server for invitations. Without it the invitation link is shown and logged."),
  MAIL_FROM: z
    .string()
    .min(3)
    .default("Lobby <lobby@localhost>")
    .describe("Sender of the mail that Lobby writes."),
  LOG_LEVEL: z
    .enum(["silent", "fatal", "error", "warn", "info", "debug", "trace"])
    .default("info")
    .describe("How much is logged: silent, fatal, error, warn, info, debug or trace."),
  TRUST_PROXY: z
    .string()
    .refine(areAddresses, "must be addresses such as 127.0.0.1 or 10.0.0.0/8, comma separated")
    .optional()
    .describe(
      "Addresses (comma separated, CIDR allowed) of reverse proxies whose X-Forwarded-For counts.",
    ),
  METRICS_TOKEN: z
    .string()
    .min(16, "must have at least 16 characters")
    .optional()
    .describe("Bearer token for /metrics from other machines. This machine needs none."),
  SIGN_INS_PER_MINUTE: perMinute(20).describe("Sign-in attempts a minute from one address."),
  WIDGET_REQUESTS_PER_MINUTE: perMinute(120).describe("Widget calls a minute from one address."),
  NEW_CONVERSATIONS_PER_HOUR: perMinute(20).describe(
    "Conversations that one visitor may start in an hour. An address may start ten times as many.",
  ),
  API_REQUESTS_PER_MINUTE: perMinute(600).describe("REST calls a minute with one key."),
});

export type Config = z.infer<typeof configSchema>;

/** Reads the configuration, or says in one sentence a wrong value what to change. */
export function readConfig(
  environment: Record<string, string | undefined>,
): { ok: true; config: Config } | { ok: false; sentences: string[] } {
  const given = Object.entries(environment).filter(([, value]) => value !== "");
  const parsed = configSchema.safeParse(Object.fromEntries(given));
  if (parsed.success) {
    return { ok: true, config: { ...parsed.data, DATA_DIR: resolve(parsed.data.DATA_DIR) } };
  }
  const sentences = parsed.error.issues.map(
    ({ path, message }) => `${path.join(".")} is wrong: it ${sayMust(message)}.`,
  );
  return { ok: false, sentences };
}

function sayMust(message: string): string {
  return message.startsWith("must") ? message : `is not accepted (${message})`;
}

/** Name, default and description of every setting, for the documentation. */
export function describeConfig(): { name: string; fallback: string; description: string }[] {
  return Object.entries(configSchema.shape).map(([name, schema]) => {
    const fallback = schema.safeParse(undefined).data;
    return {
      name,
      fallback: fallback === undefined ? "" : String(fallback),
      description: schema.description ?? "",
    };
  });
}
