import Database from "better-sqlite3";
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "lobby-command-"));
  new Database(join(folder, "lobby.db")).exec("CREATE TABLE account (id TEXT)").close();
});
afterEach(() => rmSync(folder, { recursive: true }));

function lobby(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(import.meta.dirname, "../lobby.ts"), ...args],
    { encoding: "utf8", env: { ...process.env, DATA_DIR: folder, PORT: "0" } },
  );
  return { status, stdout, stderr };
}

test("help ends well and names the commands", () => {
  const { status, stdout } = lobby("--help");
  expect(status).toBe(0);
  for (const name of ["backup", "restore", "doctor"]) expect(stdout).toContain(`  ${name} `);
});

test.each([[["nonsense"]], [["backup"]], [["backup", "--nonsense"]]])(
  "wrong usage %j ends with code 2 and says what is wrong",
  (args) => {
    const { status, stdout, stderr } = lobby(...args);
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
    expect(stderr).toMatch(/^error: /);
  },
);

test("what cannot be done ends with code 1 and one sentence on stderr", () => {
  expect(lobby("restore", join(folder, "none.tar.gz"), "--json")).toEqual({
    status: 1,
    stdout: "",
    stderr: `There is no file ${join(folder, "none.tar.gz")}.\n`,
  });
});

test("--json prints one JSON value and nothing else", () => {
  const file = join(folder, "saved.tar.gz");
  const { status, stdout, stderr } = lobby("backup", file, "--json");
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  expect(JSON.parse(stdout)).toMatchObject({ file, files: 1 });
});

test("the doctor ends with code 1 when something must be fixed", () => {
  new Database(join(folder, "knowledge.db")).close();
  expect(lobby("doctor", "--json").status).toBe(0);
  const { status, stdout } = lobby("doctor", "--json", "--data-dir", "/dev/null");
  expect(status).toBe(1);
  expect(JSON.parse(stdout)).toMatchObject({ ok: false });
});
