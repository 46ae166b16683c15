import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { acquireLock, lockHolder } from "./lock.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "lobby-lock-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

const lockFile = () => join(folder, "lobby.lock");

test("a data folder is taken once and is free again after release", () => {
  const lock = acquireLock(folder);
  expect(lock.ok).toBe(true);
  expect(lockHolder(folder)).toBe(process.pid);
  expect(acquireLock(folder)).toEqual({
    ok: false,
    problem: `Another Lobby (process ${process.pid}) is running on the data folder ${folder}: stop it first or set DATA_DIR to another place.`,
  });
  if (lock.ok) lock.value.release();
  expect(existsSync(lockFile())).toBe(false);
});

test("the lock of a process that was killed is taken over", async () => {
  const holder = spawn(process.execPath, [
    "--eval",
    `import(${JSON.stringify(import.meta.resolve("./lock.ts"))}).then(({ acquireLock }) => { acquireLock(${JSON.stringify(folder)}); process.kill(process.pid, "SIGKILL"); })`,
  ]);
  await once(holder, "close");
  expect(existsSync(lockFile())).toBe(true);
  expect(lockHolder(folder)).toBeUndefined();
  const lock = acquireLock(folder);
  expect(lock.ok && lock.value.wasLeftBehind).toBe(true);
});

test("a lock whose pid now belongs to another process is taken over", () => {
  writeFileSync(lockFile(), JSON.stringify({ pid: process.pid, began: "1" }));
  expect(acquireLock(folder).ok).toBe(process.platform === "linux");
});

test("a damaged lock file is taken over", () => {
  writeFileSync(lockFile(), "{");
  expect(acquireLock(folder).ok).toBe(true);
});
