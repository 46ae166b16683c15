import { fork, type ChildProcess } from "node:child_process";
import { pino } from "pino";
import { JobClient } from "../../../agent-worker/job-client.ts";
import { AgentWorker } from "../../../agent-worker/worker.ts";
import type { Chance } from "../chance.ts";
import { makeScriptedAgent } from "./scripted-agent.ts";

export interface WorkerSettings {
  url: string;
  key: string;
  seed: number;
  leaseMs: number;
}

/** The agent workers of a run. */
export interface Staff {
  /** Ends one of them without a word; another takes its place. */
  killOne(): void;
  readonly kills: number;
  stop(): Promise<void>;
}

export interface StaffParts {
  workers: number;
  url: string;
  key: string;
  leaseMs: number;
  chance: Chance;
}

export function startStaffProcesses({ workers, chance, ...settings }: StaffParts): Staff {
  const alive = new Set<ChildProcess>();
  let kills = 0;
  let isStopped = false;
  const hire = () => {
    const simulation: WorkerSettings = { ...settings, seed: chance.whole(2 ** 31) };
    const child = fork(new URL("child.ts", import.meta.url), {
      env: { ...process.env, SIMULATION: JSON.stringify(simulation) },
      stdio: ["ignore", "inherit", "inherit", "ipc"],
    });
    alive.add(child);
    child.once("exit", () => {
      alive.delete(child);
      if (!isStopped) hire();
    });
  };
  for (let index = 0; index < workers; index += 1) hire();
  return {
    get kills() {
      return kills;
    },
    killOne() {
      if (alive.size === 0) return;
      kills += 1;
      chance.pick([...alive]).kill("SIGKILL");
    },
    async stop() {
      isStopped = true;
      for (const child of alive) child.kill("SIGKILL");
    },
  };
}

/** Workers in this process; one that is killed drops its work and another begins. */
export function startStaffHere({ workers, chance, ...settings }: StaffParts): Staff {
  const alive: AbortController[] = [];
  const runs: Promise<void>[] = [];
  let kills = 0;
  const hire = () => {
    const stop = new AbortController();
    const own = chance.fork();
    const worker = new AgentWorker({
      jobs: new JobClient(settings),
      ports: makeScriptedAgent(own, settings.leaseMs, false),
      log: pino({ level: "silent" }),
      concurrency: 2,
      timeout: 4 * settings.leaseMs,
      clock: () => performance.now(),
      random: () => own.next(),
    });
    alive.push(stop);
    runs.push(worker.run(stop.signal));
  };
  for (let index = 0; index < workers; index += 1) hire();
  return {
    get kills() {
      return kills;
    },
    killOne() {
      kills += 1;
      alive.splice(chance.whole(alive.length), 1)[0]?.abort();
      hire();
    },
    async stop() {
      for (const stop of alive) stop.abort();
      await Promise.all(runs);
    },
  };
}
