import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { usualPatience, type Patience } from "./child.ts";
import { claimPort } from "./port.ts";
import { startTree, type Part } from "./process-tree.ts";

const server = `
import { createServer } from "node:http";
const server = createServer((request, response) => {
  if (request.url === "/crash") process.exit(3);
  response.end(JSON.stringify({ status: "ok", pid: process.pid }));
});
server.listen(Number(process.env.PORT), "127.0.0.1");
process.on("SIGTERM", () => { console.log("stopping cleanly"); process.exit(0); });
`;
const stubborn = `process.on("SIGTERM", () => {}); setInterval(() => {}, 1000); console.log("up");`;
const broken = `console.error("the database is locked"); process.exit(1);`;

let folder: string;
let stop: AbortController;
let stopped: Promise<void>;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "lobby-tree-"));
  mkdirSync(join(folder, "logs"));
  stop = new AbortController();
  stopped = Promise.resolve();
});
afterEach(async () => {
  stop.abort();
  await stopped;
  rmSync(folder, { recursive: true });
});

async function aTree(scripts: Record<string, string>, patience: Partial<Patience> = {}) {
  const port = await claimPort("127.0.0.1", 0, 0);
  if (!port.ok) throw new Error(port.problem);
  const url = `http://127.0.0.1:${port.value}`;
  const warnings: string[] = [];
  const parts: Part[] = Object.entries(scripts).map(([name, code]) => {
    writeFileSync(join(folder, `${name}.mjs`), code);
    return { name, script: `${name}.mjs`, environment: { PORT: String(port.value) } };
  });
  const tree = startTree(
    {
      root: folder,
      logFolder: join(folder, "logs"),
      parts,
      patience: { ...usualPatience, firstDelay: 10, ...patience },
      url,
      startWithin: 20_000,
      warn: (line) => warnings.push(line),
    },
    stop.signal,
  );
  stopped = tree.stopped;
  return { url, warnings, ready: tree.ready };
}

async function pidAt(url: string): Promise<number> {
  const response = await fetch(`${url}/health`);
  return ((await response.json()) as { pid: number }).pid;
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

const logOf = (name: string) => readFileSync(join(folder, "logs", `${name}.log`), "utf8");

test("a tree is ready once the server is well, and stopping it ends every child", async () => {
  const { url, ready } = await aTree({ server });
  expect(await ready).toBeUndefined();
  const pid = await pidAt(url);
  stop.abort();
  await stopped;
  expect(isAlive(pid)).toBe(false);
  expect(logOf("server")).toContain("stopping cleanly");
});

test("a child that dies is started again and the others are left alone", async () => {
  const { url, warnings, ready } = await aTree({ server, other: stubborn }, { stopWithin: 100 });
  await ready;
  const before = await pidAt(url);
  await fetch(`${url}/crash`).catch(() => undefined);
  const after = await vi.waitFor(() => pidAt(url), { timeout: 10_000 });
  expect(after).not.toBe(before);
  expect(warnings).toEqual(["[server] ended (code 3); starting it again in 10 ms"]);
});

test("a child that will not stop is killed when its time is over", async () => {
  const { ready } = await aTree({ server, stubborn }, { stopWithin: 100 });
  await ready;
  await vi.waitFor(() => expect(logOf("stubborn")).toContain("up"), { timeout: 10_000 });
  stop.abort();
  await stopped;
});

test("a server that cannot start is given up with its last error", async () => {
  const { ready, warnings } = await aTree({ broken });
  expect(await ready).toContain("did not come up");
  expect(await ready).toContain("the database is locked");
  expect(warnings).toContain("[broken] the database is locked");
});

test("the wait before a restart doubles up to its limit", async () => {
  const { warnings } = await aTree({ other: server, broken }, { firstDelay: 1, longestDelay: 4 });
  const waits = () =>
    warnings.filter((line) => line.includes("starting")).map((line) => line.match(/(\d+) ms/)?.[1]);
  await vi.waitFor(() => expect(waits().length).toBeGreaterThanOrEqual(4), { timeout: 20_000 });
  expect(waits().slice(0, 4)).toEqual(["1", "2", "4", "4"]);
});

test("a logged error reaches the terminal without the rest of the log", async () => {
  const noisy = `${server}
    console.log(JSON.stringify({ level: 30, msg: "all is well" }));
    console.log(JSON.stringify({ level: 50, msg: "mail failed", err: { message: "no route" } }));`;
  const { warnings } = await aTree({ noisy });
  await vi.waitFor(() => expect(warnings).toEqual(["[noisy] mail failed: no route"]), 10_000);
  expect(logOf("noisy")).toContain("all is well");
});

test("children do not outlive a supervisor that was killed", async () => {
  writeFileSync(
    join(folder, "child.mjs"),
    `console.log(process.pid); setInterval(() => {}, 1000);`,
  );
  writeFileSync(
    join(folder, "supervisor.mjs"),
    `import { spawn } from "node:child_process";
    spawn(process.execPath, ["--import", ${JSON.stringify(import.meta.resolve("./orphan-guard.ts"))}, ${JSON.stringify(join(folder, "child.mjs"))}], { stdio: ["ignore", "inherit", "inherit", "ipc"] });`,
  );
  const supervisor = spawn(process.execPath, [join(folder, "supervisor.mjs")]);
  const [line] = (await once(supervisor.stdout, "data")) as [Buffer];
  const pid = Number(line.toString());
  expect(isAlive(pid)).toBe(true);
  supervisor.kill("SIGKILL");
  await vi.waitFor(() => expect(isAlive(pid)).toBe(false), { timeout: 10_000 });
});
