import { once } from "node:events";
import { Worker } from "node:worker_threads";
import { Adam } from "./adam.ts";
import type { BatchGradient, BatchTask, GradientSettings } from "./batch-gradient.ts";
import type { Chance } from "./chance.ts";
import type { ThreadData } from "./gradient-thread.ts";
import { makeBatches, type TokenPairs } from "./token-pairs.ts";

export type TrainSettings = GradientSettings & { batch: number; rate: number; epochs: number };

/** Always two, whatever the machine has: with another number the outcome would be another. */
const THREADS = 2;
const LAST_RATE = 0.05;
const TOLD_EVERY = 50;

/** Trains the table in place; it must be in shared memory. */
export async function train(
  table: Float32Array,
  pairs: TokenPairs,
  settings: TrainSettings,
  chance: Chance,
  onProgress: (epoch: number, batches: number, of: number, loss: number) => void,
): Promise<void> {
  const { width, batch, rate, epochs, temperature, dropout } = settings;
  const tokens = { ids: pairs.ids, starts: pairs.starts };
  const workerData: ThreadData = { table, tokens, settings: { width, temperature, dropout } };
  const file = new URL("./gradient-thread.ts", import.meta.url);
  const threads = Array.from({ length: THREADS }, () => new Worker(file, { workerData }));
  const adam = new Adam(table, width);
  try {
    for (let epoch = 0; epoch < epochs; epoch += 1) {
      const batches = makeBatches(pairs, batch, chance);
      let loss = 0;
      for (let at = 0; at < batches.length; at += THREADS) {
        const tasks = batches.slice(at, at + THREADS).map((members) => ({
          pairs: members,
          seed: Math.floor(chance() * 2 ** 32),
        }));
        const gradients = await Promise.all(
          tasks.map((task, index) => ask(threads[index] as Worker, task)),
        );
        const progress = (epoch + at / batches.length) / epochs;
        for (const gradient of gradients) {
          adam.step(gradient, rate * (1 - (1 - LAST_RATE) * progress));
          loss += gradient.loss;
        }
        const done = at + gradients.length;
        if (done % TOLD_EVERY === 0 || done === batches.length)
          onProgress(epoch + 1, done, batches.length, loss / done);
      }
    }
  } finally {
    await Promise.all(threads.map((thread) => thread.terminate()));
  }
}

async function ask(thread: Worker, task: BatchTask): Promise<BatchGradient> {
  const answered = once(thread, "message");
  thread.postMessage(task);
  const [gradient] = (await answered) as [BatchGradient];
  return gradient;
}
