import { fork, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { closeSync, openSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import type { Chance } from "../chance.ts";
import type { Settings } from "../settings.ts";
import { type InjectedFaults, makeFaults } from "./faults.ts";
import { type RunningServer, startServer } from "./start-server.ts";

/** How the server ended: killed, by its own hand, and by errors that nobody caught, which must not be. */
export interface Deaths {
  fromOutside: number;
  fromInside: number;
  crashes: number;
}

/** Where the server runs: in a process of its own that can be killed, or in this one. */
export interface Host {
  readonly port: number;
  /** Ends the server without a word (in-process: stops it) and brings it back; resolves when it is back. */
  crash(): Promise<void>;
  /** From now on nothing goes wrong inside; resolves when the server that is up knows. */
  calm(): Promise<void>;
  readonly deaths: Deaths;
  stop(): Promise<void>;
}

export interface HostParts {
  dataDir: string;
  settings: Settings;
  chance: Chance;
  /** Called each time a server is ready. */
  onUp(): void;
}

const MOST_CRASHES = 5;

/** Below the range that outgoing connections take theirs from: between two lives of the server nobody else gets it. */
async function freePort(): Promise<number> {
  for (;;) {
    const port = 12_000 + Math.floor(Math.random() * 20_000);
    if (await isFree(port)) return port;
  }
}

async function isFree(port: number): Promise<boolean> {
  const server = createServer();
  server.listen(port, "127.0.0.1");
  try {
    await once(server, "listening");
  } catch {
    return false;
  }
  server.close();
  await once(server, "close");
  return true;
}

/** A server process under a parent that starts it again whenever it ends. */
export async function startHostProcess(parts: HostParts): Promise<Host> {
  const { settings, chance } = parts;
  const port = await freePort();
  const deaths: Deaths = { fromOutside: 0, fromInside: 0, crashes: 0 };
  let isStopped = false;
  let isExpected = false;
  let child: ChildProcess;
  let up: Promise<void>;
  const start = async (): Promise<void> => {
    child = spawnServer(parts, port, { ...settings.faults, seed: chance.whole(2 ** 31) });
    child.once("exit", (_code, signal) => {
      if (isStopped) return;
      if (signal === null) deaths.crashes += 1;
      else if (!isExpected) deaths.fromInside += 1;
      isExpected = false;
      if (deaths.crashes > MOST_CRASHES) return;
      up = wait(chance.between(20, 400)).then(start);
    });
    const one = child;
    await Promise.race([once(one, "message"), once(one, "exit")]);
    if (one.exitCode === null && one.signalCode === null) parts.onUp();
    else if (deaths.crashes > MOST_CRASHES)
      throw new Error(`the server cannot stay up: see ${parts.dataDir}/server.out`);
    else if (!isStopped) await up;
  };
  const kill = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    isExpected = true;
    child.kill("SIGKILL");
    await once(child, "exit");
  };
  up = start();
  await up;
  return {
    port,
    deaths,
    async crash() {
      deaths.fromOutside += 1;
      await kill();
      await up;
    },
    async calm() {
      let isCalm = false;
      while (!isCalm) {
        await up;
        isCalm = await askForCalm(port);
      }
    },
    async stop() {
      isStopped = true;
      await kill();
    },
  };
}

/** False when the server ended before it heard. */
async function askForCalm(port: number): Promise<boolean> {
  try {
    const { ok } = await fetch(`http://127.0.0.1:${port}/simulation/calm`, { method: "POST" });
    return ok;
  } catch {
    await wait(20);
    return false;
  }
}

function spawnServer(
  { dataDir, settings }: HostParts,
  port: number,
  faults: Settings["faults"],
): ChildProcess {
  const { leaseMs, burstMs, compactAt } = settings;
  const simulation = { dataDir, port, leaseMs, burstMs, compactAt, faults };
  const log = openSync(join(dataDir, "server.out"), "a");
  const child = fork(new URL("child.ts", import.meta.url), {
    env: { ...process.env, SIMULATION: JSON.stringify(simulation) },
    stdio: ["ignore", log, log, "ipc"],
  });
  closeSync(log);
  return child;
}

/** A server in this process; it can be stopped, not killed. */
export async function startHostHere(parts: HostParts): Promise<Host> {
  const { settings, chance, dataDir } = parts;
  const deaths: Deaths = { fromOutside: 0, fromInside: 0, crashes: 0 };
  const mayNotDie = { ...settings.faults, death: 0 };
  let port = 0;
  let injected: InjectedFaults;
  let running: RunningServer;
  const start = async () => {
    const seed = chance.whole(2 ** 31);
    injected = makeFaults({ ...mayNotDie, seed }, () => undefined);
    running = await startServer({
      ...settings,
      dataDir,
      port,
      clock: Date.now,
      injected,
    });
    port = running.port;
    parts.onUp();
  };
  const again = async () => {
    await running.stop();
    await start();
  };
  await start();
  return {
    get port() {
      return port;
    },
    deaths,
    crash() {
      deaths.fromOutside += 1;
      return again();
    },
    calm: async () => injected.calm(),
    stop: () => running.stop(),
  };
}
