import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

const root = join(import.meta.dirname, "../..");
const READY_MS = 30_000;

export const owner = {
  name: "Olivia Owens",
  email: "olivia@harbor.example",
  password: "a long enough password",
};

/** A whole Lobby of its own: real processes, a real data directory, a free port. */
export interface Stack {
  url: string;
  dataDir: string;
  /** The cookie header of the signed-in owner, for calls beside the browser. */
  ownerCookie: string;
  workspace: string;
  workerKey: string;
  widgetKey: string;
  /** kill -9, as a power cut would. */
  killServer(): Promise<void>;
  startServer(): Promise<void>;
  startWorker(): void;
  /** A key for the REST interface. */
  createKey(): Promise<string>;
  /** Makes a teammate by invitation, the way a person would join. */
  addTeammate(name: string): Promise<{ name: string; email: string; password: string }>;
  stop(): Promise<void>;
}

/** Starts the server, creates the owner and reads the demo clinic's articles; the worker too unless told not to. */
export async function startStack({
  hasWorker = true,
  environment: settings = {},
}: { hasWorker?: boolean; environment?: Record<string, string> } = {}): Promise<Stack> {
  const dataDir = mkdtempSync(join(tmpdir(), "lobby-e2e-"));
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const running = new Map<"server" | "worker", ChildProcess>();
  const environment = {
    ...process.env,
    PORT: String(port),
    HOST: "127.0.0.1",
    DATA_DIR: dataDir,
    LOG_LEVEL: "warn",
    ...settings,
  };
  const startServer = async () => {
    running.set("server", run("sync-server/main.ts", environment));
    await untilHealthy(url);
  };
  await startServer();
  const { cookie, workspace, widgetKey } = await createOwner(url);
  const { workerKey } = JSON.parse(readFileSync(join(dataDir, "secrets.json"), "utf8")) as {
    workerKey: string;
  };
  const startWorker = () => {
    running.set(
      "worker",
      run("agent-worker/main.ts", { ...environment, SYNC_URL: url, WORKER_KEY: workerKey }),
    );
  };
  ingestDemo(environment);
  if (hasWorker) startWorker();
  return {
    url,
    dataDir,
    ownerCookie: cookie,
    workspace,
    workerKey,
    widgetKey,
    killServer: () => end(running.get("server"), "SIGKILL"),
    startServer,
    startWorker,
    createKey: () => createKey(environment),
    addTeammate: (name) => addTeammate({ url, cookie, workspace }, name),
    async stop() {
      await Promise.all([...running.values()].map((child) => end(child, "SIGTERM")));
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

function run(script: string, environment: NodeJS.ProcessEnv): ChildProcess {
  return spawn(process.execPath, [join(root, script)], {
    cwd: root,
    env: environment,
    stdio: ["ignore", "ignore", process.env.E2E_LOGS === undefined ? "ignore" : "inherit"],
  });
}

function end(child: ChildProcess | undefined, signal: NodeJS.Signals): Promise<void> {
  if (child === undefined || child.exitCode !== null || child.signalCode !== null)
    return Promise.resolve();
  return new Promise((resolve) => {
    child.once("exit", () => resolve());
    child.kill(signal);
  });
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() =>
        resolve(address !== null && typeof address === "object" ? address.port : 0),
      );
    });
  });
}

async function untilHealthy(url: string): Promise<void> {
  const end = Date.now() + READY_MS;
  for (;;) {
    const isUp = await fetch(`${url}/health`).then(
      ({ ok }) => ok,
      () => false,
    );
    if (isUp) return;
    if (Date.now() > end) throw new Error("the server did not come up");
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

function ingestDemo(environment: NodeJS.ProcessEnv): void {
  const articles = join(root, "scripts/demo/articles");
  const done = spawnSync(process.execPath, [join(root, "scripts/lobby.ts"), "ingest", articles], {
    cwd: root,
    env: environment,
    encoding: "utf8",
  });
  if (done.status !== 0) throw new Error(`the demo articles were not ingested: ${done.stderr}`);
}

async function createKey(environment: NodeJS.ProcessEnv): Promise<string> {
  const args = [join(root, "scripts/lobby.ts"), "key", "create", "--name", "journey", "--json"];
  const { stdout } = spawnSync(process.execPath, args, { env: environment, encoding: "utf8" });
  return (JSON.parse(stdout) as { key: string }).key;
}

async function createOwner(
  url: string,
): Promise<{ cookie: string; workspace: string; widgetKey: string }> {
  await post(url, "/api/setup", { workspace: "Harbor Clinic", ...owner });
  const cookie = await signIn(url, owner);
  const me = (await read(url, "/api/me", cookie)) as { workspaces: { id: string }[] };
  const workspace = me.workspaces[0]?.id ?? "";
  const info = (await read(url, `/api/workspaces/${workspace}`, cookie)) as {
    agents: { widgetKey: string }[];
  };
  return { cookie, workspace, widgetKey: info.agents[0]?.widgetKey ?? "" };
}

async function signIn(
  url: string,
  { email, password }: { email: string; password: string },
): Promise<string> {
  const response = await post(url, "/api/auth/sign-in/email", { email, password });
  return response.headers
    .getSetCookie()
    .map((one) => one.split(";")[0])
    .join("; ");
}

async function addTeammate(
  { url, cookie, workspace }: { url: string; cookie: string; workspace: string },
  name: string,
): Promise<{ name: string; email: string; password: string }> {
  const email = `${name.toLowerCase().replaceAll(/[^a-z]+/g, ".")}@harbor.example`;
  const password = "another long password";
  const response = await post(url, `/api/workspaces/${workspace}/invitations`, { email }, cookie);
  const { id } = (await response.json()) as { id: string };
  await post(url, `/api/invitations/${id}/accept`, { name, password });
  return { name, email, password };
}

async function read(url: string, path: string, cookie: string): Promise<unknown> {
  const response = await fetch(url + path, { headers: { cookie } });
  if (!response.ok)
    throw new Error(`${path} answered ${response.status}: ${await response.text()}`);
  return response.json();
}

async function post(url: string, path: string, body: object, cookie = ""): Promise<Response> {
  const response = await fetch(url + path, {
    method: "POST",
    headers: { "content-type": "application/json", origin: url, cookie },
    body: JSON.stringify(body),
  });
  if (!response.ok)
    throw new Error(`${path} answered ${response.status}: ${await response.text()}`);
  return response;
}
