import { setTimeout as wait } from "node:timers/promises";
import { z } from "zod";

const healthySchema = z.object({ status: z.literal("ok") });

/** Resolves once the server says that it is well; rejects when the signal is aborted first. */
export async function waitForHealth(url: string, signal: AbortSignal): Promise<void> {
  while (!(await isHealthy(url, signal))) await wait(50, undefined, { signal });
}

export async function isHealthy(url: string, signal: AbortSignal): Promise<boolean> {
  try {
    const response = await fetch(`${url}/health`, {
      signal: AbortSignal.any([signal, AbortSignal.timeout(2_000)]),
    });
    return response.ok && healthySchema.safeParse(await response.json()).success;
  } catch {
    return false;
  }
}
