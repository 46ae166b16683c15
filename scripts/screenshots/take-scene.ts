import type { Browser, BrowserContext } from "@playwright/test";
import type { Demo } from "./demo.ts";
import type { Look } from "./look.ts";
import { untilAtRest, untilLive } from "./rest.ts";
import type { Scene } from "./scene.ts";

const PATIENCE = 15_000;

/** One scene in one look, as a fresh browser shows it. */
export async function takeScene(options: {
  browser: Browser;
  demo: Demo;
  sessions: Sessions;
  scene: Scene;
  look: Look;
  file: string;
}): Promise<void> {
  const { browser, demo, sessions, scene, look, file } = options;
  const storageState = scene.as === "owner" ? sessions.owner : sessions.teammate;
  const context = await browser.newContext({
    viewport: look.viewport,
    colorScheme: look.colorScheme,
    isMobile: look.isPhone,
    hasTouch: look.isPhone,
    deviceScaleFactor: look.isPhone ? 2 : 1,
    serviceWorkers: "block",
    ...(scene.isSignedIn ? { storageState } : {}),
  });
  context.setDefaultTimeout(PATIENCE);
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

type Session = Awaited<ReturnType<BrowserContext["storageState"]>>;
export type Sessions = { teammate: Session; owner: Session };

/** One sign-in each for all pictures: the server counts attempts. */
export async function signInOnce(browser: Browser, demo: Demo): Promise<Sessions> {
  return {
    teammate: await signIn(browser, demo, demo.email),
    owner: await signIn(browser, demo, demo.ownerEmail),
  };
}

async function signIn(browser: Browser, { url, password }: Demo, email: string): Promise<Session> {
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
