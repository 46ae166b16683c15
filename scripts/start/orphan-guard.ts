import { setTimeout as wait } from "node:timers/promises";

// Loaded before a child's own code: when the supervisor is killed its channel closes, and the child must not live on.
const graceMs = 8_000;

process.on("disconnect", () => {
  process.kill(process.pid, "SIGTERM");
  void wait(graceMs, undefined, { ref: false }).then(() => process.exit(1));
});
process.channel?.unref();
