import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { type Front, mainScriptOf, openFront } from "./front.ts";
import { InboxPage } from "./inbox-page.ts";
import { expect, test as base } from "./journey.ts";
import { signIn } from "./sign-in.ts";

const root = join(import.meta.dirname, "../..");
const first = join(root, "dist/client");

/** The same sources built another way: other files, another version. */
function buildAgain(folder: string): void {
  const vite = join(root, "node_modules/vite/bin/vite.js");
  const words = ["build", "--mode", "client", "--minify", "false", "--outDir", folder];
  const built = spawnSync(process.execPath, [vite, ...words], {
    cwd: root,
    env: { ...process.env, NODE_ENV: "production" },
    encoding: "utf8",
  });
  if (built.status !== 0) throw new Error(`the second build failed: ${built.stderr}`);
}

const test = base.extend<{ second: string; front: Front }>({
  // oxlint-disable-next-line no-empty-pattern -- the test runner reads the names of what is needed
  second: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), "lobby-second-build-"));
    buildAgain(folder);
    await use(folder);
    rmSync(folder, { recursive: true, force: true });
  },
  front: async ({ stack }, use) => {
    const front = await openFront(stack.url, first);
    await use(front);
    await front.close();
  },
});

const scriptOn = (page: Page) =>
  page.evaluate(() => new URL(document.querySelector("script")?.src ?? "", location.href).pathname);

test("an installed inbox becomes the newer build: a half-written reply and a queued one are still there, and go out once", async ({
  browser,
  stack,
  vera: { widget: vera },
  front,
  second,
}) => {
  const tara = await stack.addTeammate("Tara Silva");
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  await signIn(page, front.url, tara);
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  expect(await scriptOn(page)).toBe(mainScriptOf(first));
  await vera.say("Could I talk to a person please?");
  const inbox = new InboxPage(page);
  await inbox.show("Needs attention");
  const thread = await inbox.open(/Visitor/);
  await thread.takeOver();
  await expect(thread.status).toContainText(/you/i);

  await stack.killServer();
  front.serve(second);
  await thread.reply("Queued before the update");
  await expect(thread.stateOf("Queued before the update")).toHaveText("Queued");
  await thread.replyBox.fill("Half a sent");

  await page.reload();
  expect(await scriptOn(page)).toBe(mainScriptOf(first));
  const offer = page.getByText("A newer Lobby is ready");
  await expect(offer).toBeVisible();
  await page.getByRole("button", { name: "Reload" }).click();
  await expect.poll(() => scriptOn(page).catch(() => "")).toBe(mainScriptOf(second));
  await expect(thread.said("teammate")).toHaveText(/Queued before the update/);
  await expect(thread.replyBox).toHaveValue("Half a sent");

  await stack.startServer();
  await expect(vera.answersBy("teammate")).toHaveText(/Queued before the update/, {
    timeout: 40_000,
  });
  await expect(thread.said("teammate")).toHaveCount(1);
  await expect(offer).toHaveCount(0);
  await context.close();
});
