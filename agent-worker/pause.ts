import { setTimeout as wait } from "node:timers/promises";

/** Waits; rejects with the signal's own reason as soon as it aborts. */
export async function pause(ms: number, signal: AbortSignal): Promise<void> {
  await wait(ms, undefined, { signal }).catch(() => undefined);
  signal.throwIfAborted();
}
