import type { Secrets } from "../../sync-server/secrets.ts";
import type { Settings } from "./settings.ts";

/** Where this machine itself reaches the server: a wildcard address is reached over the loopback. */
export function localUrl(host: string, port: number): string {
  const isWildcard = host === "0.0.0.0" || host === "::" || host === "localhost";
  const name = isWildcard ? "127.0.0.1" : host;
  return `http://${name.includes(":") ? `[${name}]` : name}:${port}`;
}

/** What each process is told besides the environment it inherits, which holds every other setting. */
export function processEnvironments(settings: Settings, port: number, secrets: Secrets) {
  const { DATA_DIR } = settings;
  return {
    server: { DATA_DIR, PORT: String(port) },
    worker: {
      DATA_DIR,
      SYNC_URL: localUrl(settings.HOST, port),
      WORKER_KEY: secrets.workerKey,
    },
  };
}
