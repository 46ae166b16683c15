import { join } from "node:path";
import { keepRunning, type Patience } from "./child.ts";
import { openChildLog } from "./child-log.ts";
import { waitForHealth } from "./health.ts";
import { withoutEmpty } from "./settings.ts";

/** A process of Lobby: `script` is a path under the root. */
export type Part = { name: string; script: string; environment: Record<string, string> };

export type TreePlan = {
  root: string;
  logFolder: string;
  parts: Part[];
  patience: Patience;
  /** Where the first part answers /health. */
  url: string;
  startWithin: number;
  warn: (line: string) => void;
};

/** A running process tree. `ready` tells why it did not come up, or undefined once it did; `stopped` settles after `signal`. */
export type Tree = { ready: Promise<string | undefined>; stopped: Promise<void> };

const earlyDeathsAllowed = 3;
const orphanGuard = import.meta.resolve("./orphan-guard.ts");

/** Starts every part, keeps each running, and stops all of them when the signal is aborted. */
export function startTree(plan: TreePlan, signal: AbortSignal): Tree {
  const gaveUp = new AbortController();
  let isUp = false;
  let lastError = "";
  const running = plan.parts.map(async (part, index) => {
    let deaths = 0;
    const log = openChildLog(join(plan.logFolder, `${part.name}.log`), (line) => {
      lastError = line;
      plan.warn(`[${part.name}] ${line}`);
    });
    await keepRunning(
      {
        name: part.name,
        args: ["--import", orphanGuard, join(plan.root, part.script)],
        environment: { ...withoutEmpty(process.env), ...part.environment },
        log,
        patience: plan.patience,
        onExit: ({ how, restartIn }) => {
          deaths += 1;
          if (index === 0 && !isUp && deaths >= earlyDeathsAllowed) gaveUp.abort();
          else plan.warn(`[${part.name}] ended (${how}); starting it again in ${restartIn} ms`);
        },
      },
      signal,
    );
    await log.close();
  });
  const ready = untilReady(plan, AbortSignal.any([signal, gaveUp.signal])).then((problem) => {
    isUp = problem === undefined;
    return problem && lastError !== "" ? `${problem} Its last error: ${lastError}` : problem;
  });
  return { ready, stopped: Promise.all(running).then(() => undefined) };
}

async function untilReady(plan: TreePlan, signal: AbortSignal): Promise<string | undefined> {
  const patience = AbortSignal.any([signal, AbortSignal.timeout(plan.startWithin)]);
  try {
    await waitForHealth(plan.url, patience);
    return undefined;
  } catch {
    return `The server did not come up; see ${plan.logFolder}.`;
  }
}
