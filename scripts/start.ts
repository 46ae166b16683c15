import { existsSync } from "node:fs";
import { join } from "node:path";
import { buildStale, viteBuild } from "./build/build-stale.ts";
import { targets } from "./build/target.ts";
import { usualPatience } from "./start/child.ts";
import { localUrl, processEnvironments } from "./start/environment.ts";
import { prepareGround, type Ground } from "./start/prepare.ts";
import { startTree } from "./start/process-tree.ts";
import { readSettings, type Settings } from "./start/settings.ts";
import { welcome } from "./start/welcome.ts";

const root = join(import.meta.dirname, "..");
const say = (line: string) => void process.stdout.write(`${line}\n`);
const warn = (line: string) => void process.stderr.write(`${line}\n`);

const stop = new AbortController();
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
  process.on(signal, () => stop.abort());
}

if (existsSync(join(root, ".env"))) process.loadEnvFile(join(root, ".env"));
process.exit(await start());

async function start(): Promise<number> {
  const settings = readSettings(process.env);
  if (!settings.ok) return fail(settings.problem);
  const ground = await prepareGround(settings.value);
  if (!ground.ok) return fail(ground.problem);
  try {
    const isBuilt = await buildStale({ root, targets, isForced: false, say: warn, run: viteBuild });
    if (!isBuilt) return fail("Lobby was not started because it could not be built.");
    return await runUntilStopped(settings.value, ground.value);
  } finally {
    ground.value.lock.release();
  }
}

async function runUntilStopped(settings: Settings, { port, secrets }: Ground): Promise<number> {
  const url = localUrl(settings.HOST, port);
  const environments = processEnvironments(settings, port, secrets);
  const tree = startTree(
    {
      root,
      logFolder: join(settings.DATA_DIR, "logs"),
      parts: [
        { name: "sync-server", script: "sync-server/main.ts", environment: environments.server },
        { name: "agent-worker", script: "agent-worker/main.ts", environment: environments.worker },
      ],
      patience: usualPatience,
      url,
      startWithin: 60_000,
      warn,
    },
    stop.signal,
  );
  const problem = await tree.ready;
  if (problem === undefined) {
    const { DATA_DIR: dataDir, LOBBY_DEMO: isDemoWanted } = settings;
    await welcome({ url, dataDir, isDemoWanted, say, warn });
  } else if (!stop.signal.aborted) {
    warn(problem);
  }
  const isFailed = problem !== undefined && !stop.signal.aborted;
  if (isFailed) stop.abort();
  await tree.stopped;
  return isFailed ? 1 : 0;
}

function fail(sentence: string): number {
  warn(sentence);
  return 1;
}
