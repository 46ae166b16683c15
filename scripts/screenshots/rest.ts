import type { Page } from "@playwright/test";

/** The device has everything the server has: the place for the state of sync says nothing any more. */
export async function untilLive(page: Page): Promise<void> {
  await page.locator(".sync-status:empty").waitFor({ state: "attached" });
}

/** Fonts are there, what moved has arrived, and what the page put off until it had time is done. */
export async function untilAtRest(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const nextFrame = () => new Promise<unknown>((resolve) => requestAnimationFrame(resolve));
    const idle = () => new Promise<unknown>((resolve) => requestIdleCallback(resolve));
    const isMoving = (one: Animation) =>
      one.playState === "running" && one.effect?.getComputedTiming().endTime !== Infinity;
    await document.fonts.ready;
    do {
      await nextFrame();
      await idle();
      await nextFrame();
    } while (document.getAnimations().some(isMoving));
  });
}
