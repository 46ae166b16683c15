import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "lobby-setup-"));
  mkdirSync(join(root, "scripts"));
  copyFileSync(join(import.meta.dirname, "setup.mjs"), join(root, "scripts/setup.mjs"));
  aProject({});
  script(`console.log("ran with", process.argv.slice(2).join(" "))`);
});
afterEach(() => rmSync(root, { recursive: true }));

function aProject(dependencies: Record<string, string>) {
  const project = { name: "lobby-setup", version: "1.0.0", dependencies };
  const absent = Object.entries(dependencies).map(([name, version]) => [
    `node_modules/${name}`,
    { version, integrity: `sha512-${"A".repeat(86)}==` },
  ]);
  writeFileSync(join(root, "package.json"), JSON.stringify(project));
  writeFileSync(
    join(root, "package-lock.json"),
    JSON.stringify({
      name: project.name,
      version: project.version,
      lockfileVersion: 3,
      requires: true,
      packages: { "": project, ...Object.fromEntries(absent) },
    }),
  );
}

function script(code: string) {
  writeFileSync(join(root, "script.mjs"), code);
}

const command = () => [join(root, "scripts/setup.mjs"), "script.mjs", "one", "two"];

// No registry is reachable from here, as on a machine without network.
const environment = {
  ...process.env,
  npm_config_registry: "http://127.0.0.1:9",
  npm_config_fetch_retries: "0",
  npm_lifecycle_event: undefined,
};

function setUp() {
  return spawnSync(process.execPath, command(), { encoding: "utf8", env: environment });
}

test("the first run installs, tells so on stderr alone and runs the script with its arguments", () => {
  mkdirSync(join(root, "node_modules"));
  const { status, stdout, stderr } = setUp();
  expect({ status, stdout }).toEqual({ status: 0, stdout: "ran with one two\n" });
  expect(stderr).toContain("Installing packages");
  expect(existsSync(join(root, "node_modules/.setup-stamp"))).toBe(true);
});

test("a second run installs nothing", () => {
  mkdirSync(join(root, "node_modules"));
  setUp();
  expect(setUp()).toMatchObject({ status: 0, stdout: "ran with one two\n", stderr: "" });
});

test("without a network it says so in one sentence and runs nothing", () => {
  aProject({ "left-pad": "1.3.0" });
  const { status, stdout, stderr } = setUp();
  expect({ status, stdout }).toEqual({ status: 1, stdout: "" });
  expect(stderr.trimEnd().split("\n").at(-1)).toBe(
    "The packages could not be installed because the npm registry cannot be reached: connect this machine to it and run the same command again.",
  );
});

test("the script's exit code is the command's", () => {
  mkdirSync(join(root, "node_modules"));
  script("process.exit(7)");
  expect(setUp().status).toBe(7);
});

test("a signal reaches the script, whose way of ending is the command's", async () => {
  mkdirSync(join(root, "node_modules"));
  script(
    `process.on("SIGTERM", () => process.exit(3)); setInterval(() => {}, 1000); console.log("up")`,
  );
  const running = spawn(process.execPath, command(), { env: environment });
  await once(running.stdout, "data");
  running.kill("SIGTERM");
  const [code] = (await once(running, "close")) as [number];
  expect(code).toBe(3);
});
