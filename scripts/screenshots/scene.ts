import type { BrowserContext, Page } from "@playwright/test";

/** One screen: how the world has to be, where it is and what was done before the picture. */
export interface Scene {
  name: string;
  path: string;
  isSignedIn: boolean;
  /** A teammate without it. */
  as?: "owner";
  /** What is on screen when the page has come to rest: a selector of Playwright's. */
  shows: string;
  /** False where the inbox is never up to date. */
  isLive?: false;
  prepare?: (context: BrowserContext) => Promise<unknown>;
  act?: (page: Page) => Promise<void>;
}

/** Answers every request to this address with the same. */
export function answerWith(address: string | RegExp, json: unknown, status = 200) {
  return (context: BrowserContext) =>
    context.route(address, (route) => route.fulfill({ status, json }));
}

/** Never answers it. */
export const leaveWaiting = (address: string) => (context: BrowserContext) =>
  context.route(address, () => new Promise(() => {}));

export const both =
  (...prepared: NonNullable<Scene["prepare"]>[]) =>
  async (context: BrowserContext) => {
    for (const prepare of prepared) await prepare(context);
  };
