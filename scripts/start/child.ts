import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { setTimeout as wait } from "node:timers/promises";
import type { ChildLog } from "./child-log.ts";

export type Patience = {
  /** Wait before the first restart; doubles up to `longestDelay`, and starts over once a child lived `steadyAfter`. All in ms. */
  firstDelay: number;
  longestDelay: number;
  steadyAfter: number;
  /** How long a child may take to stop before it is killed. */
  stopWithin: number;
};

export const usualPatience: Patience = {
  firstDelay: 200,
  longestDelay: 10_000,
  steadyAfter: 30_000,
  stopWithin: 8_000,
};

export type ChildPlan = {
  name: string;
  args: string[];
  environment: NodeJS.ProcessEnv;
  log: ChildLog;
  patience: Patience;
  onExit: (exit: ChildExit) => void;
};
export type ChildExit = { how: string; restartIn: number };

/** Keeps one child running until the signal is aborted, then stops it; resolves when it is gone. */
export async function keepRunning(plan: ChildPlan, signal: AbortSignal): Promise<void> {
  let delay = plan.patience.firstDelay;
  while (!signal.aborted) {
    const began = performance.now();
    const how = await runOnce(plan, signal);
    if (signal.aborted) return;
    if (performance.now() - began >= plan.patience.steadyAfter) delay = plan.patience.firstDelay;
    plan.log.note(`${plan.name} ended (${how}), restarting in ${delay} ms`);
    plan.onExit({ how, restartIn: delay });
    await wait(delay, undefined, { signal }).catch(() => undefined);
    delay = Math.min(delay * 2, plan.patience.longestDelay);
  }
}

async function runOnce(plan: ChildPlan, signal: AbortSignal): Promise<string> {
  const child = spawn(process.execPath, plan.args, {
    env: plan.environment,
    stdio: ["ignore", "pipe", "pipe", "ipc"],
  });
  if (child.stdout && child.stderr) plan.log.follow(child.stdout, child.stderr);
  const stop = () => void stopChild(child, plan.patience.stopWithin);
  signal.addEventListener("abort", stop, { once: true });
  if (signal.aborted) stop();
  try {
    const [code, killedBy] = (await once(child, "close")) as [number | null, string | null];
    return killedBy ?? `code ${code}`;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  } finally {
    signal.removeEventListener("abort", stop);
  }
}

async function stopChild(child: ChildProcess, within: number): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const deadline = setTimeout(() => child.kill("SIGKILL"), within);
  child.once("close", () => clearTimeout(deadline));
  child.kill("SIGTERM");
}
