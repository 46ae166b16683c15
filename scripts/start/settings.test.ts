import { resolve } from "node:path";
import { expect, test } from "vitest";
import { processEnvironments } from "./environment.ts";
import { readSettings } from "./settings.ts";

const secrets = { authSecret: "a", tokenSecret: "t", workerKey: "w" };

function settingsOf(environment: Record<string, string>) {
  const settings = readSettings(environment);
  if (!settings.ok) throw new Error(settings.problem);
  return settings.value;
}

test("an empty environment gives the documented defaults", () => {
  expect(settingsOf({ PORT: "", SMTP_URL: "" })).toMatchObject({
    PORT: 8080,
    HOST: "127.0.0.1",
    DATA_DIR: resolve("data"),
    LOBBY_DEMO: true,
    LOG_LEVEL: "info",
    MAIL_FROM: "Lobby <lobby@localhost>",
    EMBEDDING_MODEL: "",
  });
  expect(settingsOf({ SMTP_URL: "" }).SMTP_URL).toBeUndefined();
});

test.each([
  [{ PORT: "eighty" }, "The setting PORT must be a number from 0 to 65535."],
  [{ PORT: "70000" }, "The setting PORT must be a number from 0 to 65535."],
  [{ LOBBY_DEMO: "yes" }, "The setting LOBBY_DEMO must be 0 or 1."],
  [
    { SMTP_URL: "mail.example" },
    "The setting SMTP_URL must be an address such as smtp://user:password@mail.example.com:587.",
  ],
])("%o is refused with one sentence", (environment, problem) => {
  expect(readSettings(environment)).toEqual({ ok: false, problem });
});

test("a wildcard address is reached over the loopback", () => {
  const settings = settingsOf({ HOST: "0.0.0.0" });
  const { worker } = processEnvironments(settings, 9000, secrets);
  expect(worker.SYNC_URL).toBe("http://127.0.0.1:9000");
});

test("the worker is handed its key and the server is not", () => {
  const { server, worker } = processEnvironments(settingsOf({}), 9000, secrets);
  expect(worker.WORKER_KEY).toBe("w");
  expect(Object.keys(server)).not.toContain("WORKER_KEY");
});
