import Database from "better-sqlite3";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type AddressInfo, type Server } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { SMTPServer } from "smtp-server";
import { afterEach, beforeEach, expect, test } from "vitest";
import { acquireLock } from "../start/lock.ts";
import { readSettings } from "../start/settings.ts";
import { examine } from "./examine.ts";
import { checkNode, judgeFreeBytes } from "./machine.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "lobby-doctor-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

async function findings(environment: Record<string, string> = {}) {
  const settings = readSettings({ DATA_DIR: folder, PORT: "0", ...environment });
  if (!settings.ok) throw new Error(settings.problem);
  const found = await examine(settings.value, environment);
  return Object.fromEntries(found.map((finding) => [finding.name, finding]));
}

async function portOf(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return (server.address() as AddressInfo).port;
}

test("a fresh folder on a sound machine has nothing to fix", async () => {
  const found = await findings();
  const troubled = Object.values(found).filter(
    (finding) => finding.state !== "ok" && finding.name !== "Chromium",
  );
  expect(troubled).toEqual([]);
});

test("a damaged database is found and the backup is named as the way out", async () => {
  const path = join(folder, "lobby.db");
  const database = new Database(path);
  database.exec("CREATE TABLE entry (json TEXT)");
  const insert = database.prepare("INSERT INTO entry VALUES (?)");
  for (let row = 0; row < 500; row += 1) insert.run("x".repeat(200));
  database.close();
  expect((await findings())["lobby.db"]?.state).toBe("ok");
  writeFileSync(path, Buffer.alloc(8_192, 7), { flag: "r+" });
  expect((await findings())["lobby.db"]).toMatchObject({
    state: "failed",
    fix: "Restore the newest backup: npm run lobby -- restore <file>.",
  });
});

test("a port held by another program is found", async () => {
  const server = createServer();
  const port = await portOf(server);
  const found = await findings({ PORT: String(port) });
  expect(found.Port?.detail).toBe(
    `Port ${port} is in use by another program: stop it or set PORT to another number.`,
  );
  server.close();
});

test("a Lobby that runs but does not answer is found", async () => {
  const lock = acquireLock(folder);
  const found = await findings({ PORT: "1" });
  expect(found.Server?.state).toBe("failed");
  if (lock.ok) lock.value.release();
});

test("a mail server is asked, and one that is not there is found", async () => {
  const smtp = new SMTPServer({ authOptional: true, disabledCommands: ["STARTTLS"] });
  const port = await portOf(smtp.server);
  const url = `smtp://127.0.0.1:${port}`;
  expect((await findings({ SMTP_URL: url })).Mail?.state).toBe("ok");
  await new Promise<void>((resolve) => smtp.close(() => resolve()));
  expect((await findings({ SMTP_URL: url })).Mail).toMatchObject({
    state: "failed",
    fix: "Correct SMTP_URL.",
  });
});

test("a model folder without a model is found", async () => {
  const found = await findings({ EMBEDDING_MODEL: folder });
  expect(found.Model?.detail).toBe(`${folder} holds no config.json`);
});

test("damaged secrets are found", async () => {
  writeFileSync(join(folder, "secrets.json"), "{}");
  expect((await findings()).Secrets?.state).toBe("failed");
});

test("an old Node.js and a full disk are found", () => {
  expect(checkNode("20.11.1").state).toBe("failed");
  expect(checkNode("24.0.0").state).toBe("ok");
  expect(judgeFreeBytes(10_000_000).state).toBe("failed");
  expect(judgeFreeBytes(500_000_000).state).toBe("warning");
});
