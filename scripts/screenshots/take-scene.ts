import type { Browser, BrowserContext } from "@playwright/test";
import type { Demo } from "./demo.ts";
import type { Look } from "./look.ts";
import { untilAtRest, untilLive } from "./rest.ts";
import type { Scene } from "./scenes.ts";

/** One scene in one look, as a fresh browser shows it. */
export async function takeScene(options: {
  browser: Browser;
  demo: Demo;
  session: Session;
  scene: Scene;
  look: Look;
  file: string;
}): Promise<void> {
  const { browser, demo, session, scene, look, file } = options;
  const context = await browser.newContext({
    viewport: look.viewport,
    colorScheme: look.colorScheme,
    isMobile: look.isPhone,
    hasTouch: look.isPhone,
    deviceScaleFactor: look.isPhone ? 2 : 1,
    serviceWorkers: "block",
    ...(scene.isSignedIn ? { storageState: session } : {}),
  });
  try {
    await scene.prepare?.(context);
    const page = await context.newPage();
    await page.goto(`${demo.url}${scene.path}`);
    await page.locator(scene.shows).first().waitFor();
    if (scene.isSignedIn && scene.isLive !== false) await untilLive(page);
    await scene.act?.(page);
    await page.mouse.move(1, 1);
    await untilAtRest(page);
    await page.screenshot({ path: file });
  } finally {
    await context.close();
  }
}

export type Session = Awaited<ReturnType<BrowserContext["storageState"]>>;

/** One sign-in for all pictures: the server counts attempts. */
export async function signInOnce(browser: Browser, { url, email, password }: Demo) {
  const context = await browser.newContext();
  const answer = await context.request.post(`${url}/api/auth/sign-in/email`, {
    data: { email, password },
    headers: { origin: url },
  });
  if (!answer.ok()) throw new Error(`signing in for the pictures failed: ${answer.status()}`);
  const session = await context.storageState();
  await context.close();
  return session;
}
