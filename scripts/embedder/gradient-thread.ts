import { parentPort, workerData } from "node:worker_threads";
import { batchGradient, type BatchTask, type GradientSettings } from "./batch-gradient.ts";
import type { Tokens } from "./token-pairs.ts";

/** What a thread is started with; table and tokens are shared memory. */
export type ThreadData = { table: Float32Array; tokens: Tokens; settings: GradientSettings };

const { table, tokens, settings } = workerData as ThreadData;

parentPort?.on("message", (task: BatchTask) => {
  const gradient = batchGradient(table, tokens, task, settings);
  const { ids, slopes } = gradient;
  parentPort?.postMessage(gradient, [ids.buffer, slopes.buffer] as ArrayBuffer[]);
});
