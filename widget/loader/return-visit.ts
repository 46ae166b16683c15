/** Waits for a quiet moment of the page. */
export function whenIdle(run: () => void): void {
  if ("requestIdleCallback" in window) requestIdleCallback(run, { timeout: 4000 });
  else setTimeout(run, 2000);
}

/** Notes that this browser has a conversation. A page without storage loads the app only when it is opened. */
export function remember(name: string): void {
  try {
    localStorage.setItem(name, "1");
  } catch {
    // Not remembered; nothing else depends on it.
  }
}

export function isRemembered(name: string): boolean {
  try {
    return localStorage.getItem(name) !== null;
  } catch {
    return false;
  }
}
