import Database from "better-sqlite3";
import { spawn } from "node:child_process";
import { once } from "node:events";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { create } from "tar";
import { afterEach, beforeEach, expect, test } from "vitest";
import { lockDataDirectory } from "../../sync-server/data-lock.ts";
import { acquireLock } from "../start/lock.ts";
import { restoreBackup } from "./restore-backup.ts";
import { writeBackup } from "./write-backup.ts";

const now = new Date("2026-03-01T12:00:00Z");
let place: string;
let data: string;
let archive: string;
beforeEach(() => {
  place = mkdtempSync(join(tmpdir(), "lobby-backup-test-"));
  data = join(place, "data");
  archive = join(place, "lobby.tar.gz");
  aDataFolder();
});
afterEach(() => rmSync(place, { recursive: true }));

function aDataFolder() {
  mkdirSync(join(data, "logs"), { recursive: true });
  mkdirSync(join(data, "attachments/ab"), { recursive: true });
  writeFileSync(join(data, "attachments/ab/scan.png"), "an image");
  writeFileSync(join(data, "secrets.json"), "{}");
  writeFileSync(join(data, "logs/sync-server.log"), "a log");
  const lobby = new Database(join(data, "lobby.db"));
  lobby.pragma("journal_mode = WAL");
  lobby.exec(`CREATE TABLE document (id TEXT PRIMARY KEY, epoch INTEGER NOT NULL);
    INSERT INTO document VALUES ('c:1', 1), ('n:1', 4);
    CREATE TABLE account (id INTEGER PRIMARY KEY, amount INTEGER NOT NULL);
    INSERT INTO account VALUES (1, 0), (2, 0)`);
  lobby.close();
  new Database(join(data, "knowledge.db")).exec("CREATE TABLE article (path TEXT)").close();
}

const backUp = () => writeBackup(data, archive, false, now);
const restore = (into = data) => restoreBackup(archive, into, now);

function query<Row>(folder: string, sql: string): Row[] {
  const database = new Database(join(folder, "lobby.db"), { readonly: true });
  const rows = database.prepare<[], Row>(sql).all();
  database.close();
  return rows;
}

test("a backup restored into an empty place holds the data, without logs and locks", async () => {
  const lock = acquireLock(data);
  expect((await backUp()).ok).toBe(true);
  const elsewhere = join(place, "elsewhere");
  expect(await restore(elsewhere)).toEqual({
    ok: true,
    value: { createdAt: now.toISOString(), files: 4, keptAside: null },
  });
  expect(readFileSync(join(elsewhere, "attachments/ab/scan.png"), "utf8")).toBe("an image");
  expect(readdirSync(elsewhere).toSorted()).toEqual([
    "attachments",
    "knowledge.db",
    "lobby.db",
    "secrets.json",
  ]);
  if (lock.ok) lock.value.release();
});

test("a restore moves every epoch on so that clients rebuild", async () => {
  await backUp();
  await restore();
  expect(query(data, "SELECT id, epoch FROM document ORDER BY id")).toEqual([
    { id: "c:1", epoch: 2 },
    { id: "n:1", epoch: 5 },
  ]);
});

test("a restore keeps what was there before aside", async () => {
  await backUp();
  writeFileSync(join(data, "secrets.json"), "newer");
  const restored = await restore();
  const aside = restored.ok ? restored.value.keptAside : null;
  expect(readFileSync(join(aside ?? "", "secrets.json"), "utf8")).toBe("newer");
  expect(readFileSync(join(data, "secrets.json"), "utf8")).toBe("{}");
});

test("a backup is of one moment while another process writes without pause", async () => {
  const writer = spawn(process.execPath, [
    "--input-type=module",
    "--eval",
    `import Database from "better-sqlite3";
    const database = new Database(${JSON.stringify(join(data, "lobby.db"))}, { timeout: 5000 });
    const one = database.prepare("UPDATE account SET amount = amount + 1 WHERE id = 1");
    const two = database.prepare("UPDATE account SET amount = amount - 1 WHERE id = 2");
    const both = database.transaction(() => { one.run(); two.run(); });
    console.log("writing");
    for (;;) both();`,
  ]);
  await once(writer.stdout, "data");
  const saved = await backUp();
  writer.kill("SIGKILL");
  await once(writer, "close");
  expect(saved.ok).toBe(true);
  await restore();
  const [sum] = query<{ sum: number; moved: number }>(
    data,
    "SELECT sum(amount) AS sum, max(amount) AS moved FROM account",
  );
  expect(sum?.sum).toBe(0);
  expect(sum?.moved).toBeGreaterThan(0);
}, 30_000);

test("a restore is refused while Lobby runs, and nothing changes", async () => {
  await backUp();
  const lock = acquireLock(data);
  const restored = await restore();
  expect(restored.ok || restored.problem).toContain("is running on the data folder");
  expect(query(data, "SELECT max(epoch) AS epoch FROM document")).toEqual([{ epoch: 4 }]);
  if (lock.ok) lock.value.release();
});

test("a restore is refused while a server without supervisor holds the data", async () => {
  await backUp();
  const server = lockDataDirectory(data);
  const restored = await restore();
  expect(restored.ok || restored.problem).toContain("A sync server is running");
  server?.release();
  expect((await restore()).ok).toBe(true);
});

test.each([
  ["a cut file", () => truncateSync(archive, Math.floor(statSync(archive).size / 2))],
  ["a file of another kind", () => writeFileSync(archive, "not an archive")],
  ["an empty file", () => writeFileSync(archive, "")],
])("%s is refused and the data stays as it was", async (_kind, damage) => {
  await backUp();
  damage();
  const before = readdirSync(place).toSorted();
  const restored = await restore();
  expect(restored.ok || restored.problem).toMatch(/is not a Lobby backup\.$/);
  expect(readdirSync(place).toSorted()).toEqual(before);
  expect(existsSync(join(data, "lobby.db"))).toBe(true);
});

test("an archive whose files differ from its manifest is refused", async () => {
  const forged = join(place, "forged");
  mkdirSync(forged);
  writeFileSync(join(forged, "lobby.db"), "other bytes");
  const files = [{ path: "lobby.db", bytes: 11, sha256: "0".repeat(64) }];
  writeFileSync(
    join(forged, "lobby-backup.json"),
    JSON.stringify({ format: 1, createdAt: now.toISOString(), files }),
  );
  await create({ file: archive, cwd: forged, gzip: true }, ["lobby-backup.json", "lobby.db"]);
  const restored = await restore();
  expect(restored.ok || restored.problem).toContain("lobby.db differs from what was saved");
});

test("an existing file is replaced only when asked to", async () => {
  writeFileSync(archive, "precious");
  const refused = await backUp();
  expect(refused.ok || refused.problem).toContain("exists already");
  expect(readFileSync(archive, "utf8")).toBe("precious");
  expect((await writeBackup(data, archive, true, now)).ok).toBe(true);
});

test("a backup may be read by its owner alone", async () => {
  await backUp();
  expect(statSync(archive).mode & 0o777).toBe(0o600);
});
