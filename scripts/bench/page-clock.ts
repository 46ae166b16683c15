import type { Page } from "@playwright/test";

declare global {
  interface Window {
    firstRowAt?: number;
  }
}

/** Runs in the page before anything else: notes when the first row of the list has been painted. */
export function watchFirstRow(): void {
  const look = new MutationObserver(() => {
    if (document.querySelector(".inbox-row") === null) return;
    look.disconnect();
    requestAnimationFrame(() => setTimeout(() => (window.firstRowAt = performance.now())));
  });
  look.observe(document, { childList: true, subtree: true });
}

/** Milliseconds from the start of the navigation. */
export async function timeToFirstRow(page: Page): Promise<number> {
  await page.waitForFunction(() => window.firstRowAt !== undefined);
  return page.evaluate(() => window.firstRowAt ?? 0);
}

/** What one action costs, in milliseconds, without the wait for the next frame between the two. */
export interface Work {
  /** The page's own code. */
  script: number;
  /** The browser's part of the frame that shows it: style, layout, paint. */
  frame: number;
}

/** A click on a view, or text typed into the search. */
export function timeWork(page: Page, act: { click: string } | { type: string }): Promise<Work> {
  return page.evaluate(async (what) => {
    const nextFrame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    const nextTask = () =>
      new Promise<void>((resolve) => {
        const channel = new MessageChannel();
        channel.port1.addEventListener("message", () => resolve());
        channel.port1.start();
        channel.port2.postMessage(null);
      });
    await nextFrame();
    await nextTask();
    const links = [...document.querySelectorAll<HTMLElement>("nav a")];
    const box = document.querySelector<HTMLInputElement>("[role=searchbox]");
    const start = performance.now();
    if ("click" in what)
      links.find(({ textContent }) => textContent?.includes(what.click))?.click();
    else if (box !== null) {
      box.value = what.type;
      box.dispatchEvent(new InputEvent("input", { bubbles: true }));
    }
    await Promise.resolve();
    const script = performance.now() - start;
    await nextFrame();
    const framed = performance.now();
    await nextTask();
    return { script, frame: performance.now() - framed };
  }, act);
}

/** How long a finger stays on the button, in milliseconds. */
const PRESS = 80;

/** Milliseconds from the click on a row of the list to the frame that shows the message. */
export async function timeFromClick(page: Page, id: string, text: string): Promise<number> {
  const painted = untilPainted(page, text, null);
  await page.locator(`[data-id="${id}"]`).click({ delay: PRESS });
  return await painted;
}

/** Milliseconds from following a link inside the app to the frame that shows the message. */
export function timeFromLink(page: Page, path: string, text: string): Promise<number> {
  return untilPainted(page, text, path);
}

/** Goes to the path, or waits for a click. */
function untilPainted(page: Page, text: string, path: string | null): Promise<number> {
  return page.evaluate(
    ([words, address]) =>
      new Promise<number>((resolve, reject) => {
        let start = performance.now();
        setTimeout(() => reject(new Error("the message was not shown in 20 seconds")), 20_000);
        const isThere = () =>
          document.querySelector("[role=log]")?.textContent?.includes(words) === true;
        const look = new MutationObserver(() => {
          if (!isThere()) return;
          look.disconnect();
          requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - start)));
        });
        look.observe(document.body, { childList: true, subtree: true, characterData: true });
        const begin = () => (start = performance.now());
        if (address === null) addEventListener("click", begin, { capture: true, once: true });
        else {
          begin();
          history.pushState(null, "", address);
          dispatchEvent(new PopStateEvent("popstate"));
        }
      }),
    [text, path] as const,
  );
}
