import { afterEach, expect, test, vi } from "vitest";
import Database from "better-sqlite3";
import { spawn } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startFailure } from "./start-failure.ts";

// Processes of their own start slowly on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

const folder = mkdtempSync(join(tmpdir(), "lobby-main-"));
const closing: (() => Promise<unknown> | unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close();
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder);
});

/** The server as a process of its own; `said` has everything it wrote. */
function startServer(settings: Record<string, string> = {}) {
  const child = spawn(process.execPath, [join(import.meta.dirname, "main.ts")], {
    env: { ...process.env, PORT: "0", HOST: "127.0.0.1", DATA_DIR: folder, ...settings },
  });
  let said = "";
  let heard = () => undefined as void;
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (chunk: Buffer) => {
      said += chunk.toString();
      heard();
    });
  const ended = new Promise<number | null>((resolve) => child.once("exit", resolve));
  closing.push(() => {
    child.kill("SIGKILL");
    return ended;
  });
  const listening = new Promise<string>((resolve, reject) => {
    heard = () => {
      const url = /Server listening at (http:\/\/[^"]+)/.exec(said)?.[1];
      if (url !== undefined) resolve(url);
    };
    void ended.then((code) => reject(new Error(`ended with ${code}: ${said}`)));
  });
  listening.catch(() => undefined);
  return { child, ended, listening, said: () => said };
}

async function failure(settings: Record<string, string> = {}) {
  const server = startServer(settings);
  const code = await server.ended;
  return { code, said: server.said() };
}

test("the server starts, answers and ends with code 0 when it is told to", async () => {
  const server = startServer();
  const url = await server.listening;
  const health = await fetch(`${url}/health`);
  expect(await health.json()).toEqual({ status: "ok" });
  server.child.kill("SIGTERM");
  expect(await server.ended).toBe(0);
});

test("a second server on the same data directory is kept out, and let in once the first was killed", async () => {
  const first = startServer();
  await first.listening;
  expect(await failure()).toEqual({
    code: 1,
    said: `Another Lobby runs on the data directory ${folder}: stop it first.\n`,
  });
  first.child.kill("SIGKILL");
  await first.ended;
  await startServer().listening;
});

test("a port in use is one sentence", async () => {
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(0, "127.0.0.1", resolve));
  closing.push(() => other.close());
  const { port } = other.address() as AddressInfo;
  const { code, said } = await failure({ PORT: String(port), LOG_LEVEL: "silent" });
  expect(code).toBe(1);
  expect(said).toBe(
    `Port ${port} is in use already: stop the other program or set PORT to another number.\n`,
  );
});

test("wrong settings are one sentence each", async () => {
  const { code, said } = await failure({ PORT: "many", SMTP_URL: "nonsense" });
  expect(code).toBe(1);
  expect(said.trim().split("\n")).toHaveLength(2);
});

test("a data directory that is a file, a damaged database or damaged secrets are one sentence", async () => {
  writeFileSync(join(folder, "file"), "");
  const isFile = await failure({ DATA_DIR: join(folder, "file") });
  expect(isFile).toEqual({
    code: 1,
    said: `The data directory ${join(folder, "file")} is not a folder: set DATA_DIR to one.\n`,
  });
  writeFileSync(join(folder, "lobby.db"), "this is no database ".repeat(1000));
  expect((await failure()).said).toMatch(
    /^The database in .+ is damaged: restore a backup .+\.\n$/,
  );
  rmSync(join(folder, "lobby.db"));
  writeFileSync(join(folder, "secrets.json"), "{");
  expect((await failure()).said).toMatch(/^The file secrets\.json in .+ is damaged: .+\.\n$/);
});

test("a database that another program keeps locked is one sentence", async () => {
  const other = new Database(join(folder, "lobby.db"));
  other.exec("CREATE TABLE x (y); BEGIN EXCLUSIVE");
  closing.push(() => other.close());
  const { code, said } = await failure();
  expect(code).toBe(1);
  expect(said).toMatch(/^The database in .+ is locked by another program: .+\.\n$/);
});

test.runIf(process.getuid?.() !== 0)(
  "a data directory of somebody else is one sentence",
  async () => {
    chmodSync(folder, 0o500);
    closing.push(() => chmodSync(folder, 0o700));
    expect((await failure()).said).toMatch(/^The data directory .+ may not be written .+\.\n$/);
  },
);

test.each([
  ["ENOSPC", "is full"],
  ["SQLITE_FULL", "is full"],
  ["EACCES", "may not be written"],
  ["SQLITE_READONLY", "may not be written"],
  ["EADDRNOTAVAIL", "has no address"],
])("%s is explained", (code, words) => {
  const error = new Error("open failed", { cause: Object.assign(new Error("x"), { code }) });
  const place = { dataDir: "/data", host: "10.0.0.9", port: 8080 };
  expect(startFailure(error, place)).toContain(words);
});

test("a bug is no sentence", () => {
  const place = { dataDir: "/data", host: "127.0.0.1", port: 8080 };
  expect(startFailure(new TypeError("x is not a function"), place)).toBe(null);
});
