import { workerData } from "node:worker_threads";

const LOOK_EVERY = 100;
const parent = process.ppid;

// Runs beside the reading, which may keep its own thread busy for good: memory outside of the heap has no other limit,
// and a parent that was killed gives no other sign.
setInterval(() => {
  const isOrphan = process.ppid !== parent;
  if (isOrphan || process.memoryUsage.rss() > Number(workerData))
    process.kill(process.pid, "SIGKILL");
}, LOOK_EVERY);
