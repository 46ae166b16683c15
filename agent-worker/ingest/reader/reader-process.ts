import { Worker } from "node:worker_threads";
import type { FromReader, ToReader } from "./reading.ts";
import { readTask } from "./read-task.ts";

const memoryLimit = Number(process.argv[2]);
new Worker(new URL("memory-watch.ts", import.meta.url), { workerData: memoryLimit }).unref();

let last: Promise<void> = Promise.resolve();

process.on("message", ({ task }: ToReader) => {
  last = last.then(() => answer(task));
});
process.once("disconnect", () => process.exit(0));

async function answer(task: ToReader["task"]): Promise<void> {
  const reading = await readTask(task).catch((error: unknown) => ({
    kind: "problem" as const,
    problem: `cannot be read: ${error instanceof Error ? error.message : String(error)}`,
    page: null,
  }));
  const message: FromReader = { reading };
  process.send?.(message);
}
