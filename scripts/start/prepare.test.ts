import { chmodSync, existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { lockHolder } from "./lock.ts";
import { claimPort } from "./port.ts";
import { prepareGround } from "./prepare.ts";
import { readSettings } from "./settings.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "lobby-ground-"));
});
afterEach(() => {
  chmodSync(folder, 0o700);
  rmSync(folder, { recursive: true });
});

function prepare(environment: Record<string, string>) {
  const settings = readSettings({ DATA_DIR: folder, PORT: "0", ...environment });
  if (!settings.ok) throw new Error(settings.problem);
  return prepareGround(settings.value);
}

async function aTakenPort() {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { server, port: (server.address() as AddressInfo).port };
}

test("a missing data folder is created with its logs, secrets and lock", async () => {
  const ground = await prepare({ DATA_DIR: join(folder, "new/data") });
  expect(ground.ok).toBe(true);
  for (const name of ["logs", "secrets.json", "lobby.lock"]) {
    expect(existsSync(join(folder, "new/data", name))).toBe(true);
  }
});

test("a port in use is refused with one sentence and the data folder is left free", async () => {
  const { server, port } = await aTakenPort();
  expect(await prepare({ PORT: String(port) })).toEqual({
    ok: false,
    problem: `Port ${port} is in use by another program: stop it or set PORT to another number.`,
  });
  expect(lockHolder(folder)).toBeUndefined();
  server.close();
});

test("a port that becomes free in time is taken", async () => {
  const { server, port } = await aTakenPort();
  const claimed = claimPort("127.0.0.1", port, 5_000);
  server.close();
  expect(await claimed).toEqual({ ok: true, value: port });
});

test("an address of another machine is refused with one sentence", async () => {
  expect(await prepare({ HOST: "192.0.2.1" })).toEqual({
    ok: false,
    problem: "192.0.2.1 is not an address of this machine: set HOST to 127.0.0.1 or 0.0.0.0.",
  });
});

test("a file in the place of the data folder is refused and kept", async () => {
  const file = join(folder, "file");
  writeFileSync(file, "kept");
  const ground = await prepare({ DATA_DIR: file });
  expect(ground).toEqual({
    ok: false,
    problem: `The data folder ${file} is not a folder: set DATA_DIR to another place.`,
  });
});

test.skipIf(process.getuid?.() === 0)("a data folder without permission is refused", async () => {
  chmodSync(folder, 0o500);
  expect(await prepare({})).toEqual({
    ok: false,
    problem: `The data folder ${folder} may not be written by this user: change its owner or set DATA_DIR to another place.`,
  });
});

test("damaged secrets are refused and not replaced", async () => {
  writeFileSync(join(folder, "secrets.json"), "{");
  const ground = await prepare({});
  expect(ground.ok || ground.problem).toContain("secrets.json is damaged");
  expect(lockHolder(folder)).toBeUndefined();
});
