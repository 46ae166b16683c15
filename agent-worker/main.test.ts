import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { aJob } from "./test/builders.ts";
import { JobServer } from "./test/job-server.ts";

function startMain(environment: Record<string, string>) {
  const main = join(import.meta.dirname, "main.ts");
  return spawn(process.execPath, [main], {
    env: { PATH: process.env["PATH"] ?? "", ...environment },
    stdio: ["ignore", "pipe", "pipe"],
  });
}

test("the process answers jobs and ends with code 0 when told to", async () => {
  const server = new JobServer();
  const folder = mkdtempSync(join(tmpdir(), "lobby-worker-"));
  const child = startMain({
    SYNC_URL: await server.start(),
    WORKER_KEY: server.key,
    DATA_DIR: join(folder, "new"),
  });
  server.offer(aJob({ text: "hello" }));
  await server.until(() => server.commits.length === 1);
  expect(server.commits[0]?.result.text).toBe("Hello! What can I help you with?");
  child.kill("SIGTERM");
  expect(await once(child, "exit")).toEqual([0, null]);
  await server.stop();
  rmSync(folder, { recursive: true });
});

test("a process without its key says so and ends with code 1", async () => {
  const child = startMain({ DATA_DIR: "/nowhere" });
  let told = "";
  child.stderr.on("data", (chunk: Buffer) => (told += chunk.toString()));
  const [code] = await once(child, "exit");
  expect({ code, told }).toMatchObject({ code: 1, told: expect.stringContaining("WORKER_KEY") });
});
