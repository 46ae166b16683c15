const LONGEST_MS = 1000;

/** Resolves when the page has nothing better to do, within about a second. */
export function whenIdle(): Promise<void> {
  return new Promise((resolve) => {
    if (typeof requestIdleCallback === "function")
      requestIdleCallback(() => resolve(), { timeout: LONGEST_MS });
    else setTimeout(resolve);
  });
}

/** The same, but not before what has changed by now is on screen: a page has nothing to do just before a frame, too. */
export async function whenPainted(): Promise<void> {
  await new Promise((resolve) => requestAnimationFrame(resolve));
  await whenIdle();
}
