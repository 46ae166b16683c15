import type { Secrets } from "../../sync-server/secrets.ts";
import type { Settings } from "./settings.ts";

/** Where this machine itself reaches the server: a wildcard address is reached over the loopback. */
export function localUrl(host: string, port: number): string {
  const isWildcard = host === "0.0.0.0" || host === "::" || host === "localhost";
  const name = isWildcard ? "127.0.0.1" : host;
  return `http://${name.includes(":") ? `[${name}]` : name}:${port}`;
}

/** The environment each process is handed; what the settings leave out stays out. */
export function processEnvironments(settings: Settings, port: number, secrets: Secrets) {
  const url = localUrl(settings.HOST, port);
  const both = { DATA_DIR: settings.DATA_DIR, LOG_LEVEL: settings.LOG_LEVEL };
  const server = {
    ...both,
    PORT: String(port),
    HOST: settings.HOST,
    PUBLIC_URL: settings.PUBLIC_URL ?? url,
    LOBBY_DEMO: settings.LOBBY_DEMO ? "1" : "0",
    MAIL_FROM: settings.MAIL_FROM,
    ...(settings.SMTP_URL === undefined ? {} : { SMTP_URL: settings.SMTP_URL }),
  };
  const worker = {
    ...both,
    SYNC_URL: url,
    WORKER_KEY: secrets.workerKey,
    ...(settings.EMBEDDING_MODEL === undefined
      ? {}
      : { EMBEDDING_MODEL: settings.EMBEDDING_MODEL }),
  };
  return { server, worker };
}
