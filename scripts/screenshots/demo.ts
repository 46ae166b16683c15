import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

const START_MS = 180_000;

export interface Demo {
  url: string;
  /** Of a teammate, and of the owner. */
  email: string;
  ownerEmail: string;
  password: string;
  stop(): Promise<void>;
}

/** The demo clinic as `npm start` makes it, in a data directory of its own. */
export async function startDemo(root: string, say: (line: string) => void): Promise<Demo> {
  const dataDir = mkdtempSync(join(tmpdir(), "lobby-screens-data-"));
  const child = spawn(process.execPath, [join(root, "scripts/start.ts")], {
    cwd: root,
    env: { ...process.env, DATA_DIR: dataDir, PORT: String(await freePort()) },
    stdio: ["ignore", "pipe", "inherit"],
  });
  for (const signal of ["SIGINT", "SIGTERM"] as const)
    process.once(signal, () => child.kill("SIGTERM"));
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  const printed = await untilReady(child.stdout, ended, say);
  const read = (pattern: RegExp) => pattern.exec(printed)?.[1] ?? "";
  return {
    url: read(/ready at (\S+)/),
    email: read(/(tara@\S+)/),
    ownerEmail: read(/(olivia@\S+)/),
    password: read(/Password:\s+(\S+)/),
    async stop() {
      child.kill("SIGTERM");
      await ended;
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

function untilReady(
  output: NodeJS.ReadableStream,
  ended: Promise<void>,
  say: (line: string) => void,
): Promise<string> {
  return new Promise((resolve, reject) => {
    let printed = "";
    const late = setTimeout(() => reject(new Error("Lobby did not come up")), START_MS);
    void ended.then(() => reject(new Error("Lobby ended before it was ready")));
    output.on("data", (bytes: Buffer) => {
      printed += bytes.toString();
      if (!printed.includes("Lobby is ready at")) return;
      clearTimeout(late);
      say("The demo clinic is up");
      resolve(printed);
    });
  });
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === "object" ? (address?.port ?? 0) : 0));
    });
  });
}
