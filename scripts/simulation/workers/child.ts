import { pino } from "pino";
import { AgentWorker } from "../../../agent-worker/worker.ts";
import { JobClient } from "../../../agent-worker/job-client.ts";
import { makeChance } from "../chance.ts";
import { makeScriptedAgent } from "./scripted-agent.ts";
import type { WorkerSettings } from "./staff.ts";

/** The real worker with scripted ports; ended with its parent, or killed by it. */
const { url, key, seed, leaseMs } = JSON.parse(process.env["SIMULATION"] ?? "{}") as WorkerSettings;
const chance = makeChance(seed);
process.on("disconnect", () => process.exit(0));
const worker = new AgentWorker({
  jobs: new JobClient({ url, key }),
  ports: makeScriptedAgent(chance, leaseMs, true),
  log: pino({ level: "silent" }),
  concurrency: 2,
  timeout: 4 * leaseMs,
  clock: () => performance.now(),
  random: () => chance.next(),
});
await worker.run(new AbortController().signal);
