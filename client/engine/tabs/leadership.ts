/** As much of `navigator.locks` as is needed; absent where a page is not served securely. */
export type Locks = Pick<LockManager, "request">;

/**
 * Leads as soon as no other tab does, until `signal` aborts. Where the browser has no locks every tab leads:
 * they share the store, whose writes are atomic, and each has its own socket.
 */
export async function leadWhenFree(
  locks: Locks | undefined,
  name: string,
  signal: AbortSignal,
  lead: (signal: AbortSignal) => Promise<void>,
): Promise<void> {
  if (locks === undefined) return await lead(signal);
  try {
    await locks.request(name, { signal }, () => lead(signal));
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}

/** Held as long as the tab lives, so that the leader notices when it is gone. */
export async function holdTabLock(
  locks: Locks | undefined,
  tab: string,
  signal: AbortSignal,
): Promise<void> {
  await leadWhenFree(locks, tab, signal, (ending) => aborted(ending));
}

export async function afterTabIsGone(
  locks: Locks | undefined,
  tab: string,
  signal: AbortSignal,
  then: () => void,
): Promise<void> {
  if (locks === undefined) return;
  await leadWhenFree(locks, tab, signal, () => Promise.resolve(then()));
}

export function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener("abort", () => resolve(), { once: true });
  });
}
