import { workerData } from "node:worker_threads";

const LOOK_EVERY = 100;

// Runs beside the reading, which may keep its own thread busy for good: memory outside of the heap has no other limit.
setInterval(() => {
  if (process.memoryUsage.rss() > Number(workerData)) process.kill(process.pid, "SIGKILL");
}, LOOK_EVERY);
