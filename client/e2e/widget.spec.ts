import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect, test } from "./journey.ts";
import { WidgetPage } from "./widget-page.ts";

test("the page asks for nothing but the loader until the visitor shows intent, and Escape gives the focus back", async ({
  stack,
  page,
}) => {
  const asked: string[] = [];
  page.on("request", (request) => asked.push(new URL(request.url()).pathname));
  const widget = new WidgetPage(page);
  await page.goto(`${stack.url}/demo`, { waitUntil: "networkidle" });
  await expect(widget.launcher).toBeVisible();
  const loaded = asked.filter((path) => !path.startsWith("/demo") && path !== "/favicon.ico");
  expect(loaded).toEqual(["/widget.js"]);

  await widget.launcher.focus();
  await page.keyboard.press("Enter");
  await expect(widget.composer).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(widget.launcher).toHaveAttribute("aria-expanded", "false");
  await expect(widget.launcher).toBeFocused();
});

test("two tabs share one conversation, with the network away as well, and nothing is lost or doubled", async ({
  vera: { widget: first, context, line },
}) => {
  const second = new WidgetPage(await context.newPage());
  await second.visit(`${line.url}/demo`);
  await first.say("From the first tab");
  await expect(second.message("From the first tab")).toBeVisible();

  line.cut();
  await first.say("First, in a tunnel");
  await expect(second.message("First, in a tunnel")).toBeVisible();
  await second.say("Second, in a tunnel");
  await first.say("First again, in a tunnel");
  await expect(second.message("First again")).toBeVisible();
  await expect(first.message("Second, in a tunnel")).toBeVisible();

  line.mend();
  for (const tab of [first, second]) {
    const own = tab.ownMessages();
    await expect(own).toHaveCount(4);
    await expect(own.and(tab.frame.locator("[data-progress=pending]"))).toHaveCount(0, {
      timeout: 30_000,
    });
    await expect(own).toHaveCount(4);
    await expect(tab.syncNotice).toBeEmpty();
  }
});

test("a message written before the server knows the visitor goes out on the next visit, once", async ({
  stack,
  context,
  page,
}) => {
  await context.route("**/api/widget/**", (route) => route.abort());
  const widget = new WidgetPage(page);
  await widget.visit(`${stack.url}/demo`);
  await widget.say("Is anybody there?");
  await expect(widget.messageThatIs("Is anybody there?", "pending")).toBeVisible();
  await page.close();
  await context.unroute("**/api/widget/**");

  const again = new WidgetPage(await context.newPage());
  await again.page.goto(`${stack.url}/demo`);
  await expect(again.launcher).toHaveAccessibleName(/unread/, { timeout: 30_000 });
  await again.open();
  await expect(again.messageThatIs("Is anybody there?", "seen")).toBeVisible();
  await expect(again.ownMessages()).toHaveCount(1);
});

test("what was written offline outlives the tab, and a database that was deleted beneath it, and goes out once", async ({
  vera: { widget: vera, context, line },
}) => {
  await vera.say("With the network still there");
  await expect(vera.messageThatIs("still there", "seen")).toBeVisible();
  line.cut();
  await vera.say("Before the storage went");
  await vera.composer.evaluate(deleteDatabases);
  await vera.say("After the storage went");
  await expect.poll(() => vera.composer.evaluate(waitingInStorage)).toBe(0);
  await expect(vera.syncNotice).not.toContainText("Not saved");
  await vera.page.close();
  line.mend();

  const again = new WidgetPage(await context.newPage());
  await again.visit(`${line.url}/demo`);
  const own = again.ownMessages();
  await expect(own).toHaveText([/still there/, /Before the storage/, /After the storage/]);
  await expect(own.and(again.frame.locator("[data-progress=pending]"))).toHaveCount(0);
  await expect(own).toHaveCount(3);
});

test("[W3] a message the server refuses stays with its text, and the conversation goes on", async ({
  vera: { widget: vera },
}) => {
  await vera.say("A message like any other");
  await expect(vera.answersBy("agent")).toHaveCount(1);
  await vera.composer.evaluate((field: HTMLTextAreaElement) => field.removeAttribute("maxlength"));
  await vera.composer.fill("far too long ".repeat(700));
  await vera.composer.press("Enter");
  await expect(vera.messageThatIs("far too long", "refused")).toBeVisible();
  await expect(vera.syncNotice).toContainText("couldn't be accepted");

  await vera.say("And another one");
  await expect(vera.messageThatIs("And another one", "pending")).toHaveCount(0);
  await vera.frame.getByRole("button", { name: "Edit" }).click();
  await expect(vera.composer).toHaveValue(/^far too long/);
});

test("where storage is forbidden the chat works and says that nothing is saved", async ({
  stack,
  context,
  page,
}) => {
  await context.addInitScript(() => {
    const denied = () => {
      throw new DOMException("denied", "SecurityError");
    };
    Object.defineProperty(window, "localStorage", { get: denied });
    Object.defineProperty(window, "indexedDB", { value: { open: denied } });
  });
  const widget = new WidgetPage(page);
  await widget.visit(`${stack.url}/demo`);
  await widget.say("What are your opening hours on Saturday?");
  await expect(widget.answersBy("agent")).toHaveCount(1);
  await expect(widget.syncNotice).toContainText("Not saved on this device");
});

for (const colorScheme of ["light", "dark"] as const) {
  test(`the widget passes axe in ${colorScheme}, in every state of a conversation`, async ({
    vera: { widget: vera },
  }) => {
    await vera.page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await expectNoViolations(vera.page, "greeting");
    await vera.say("What are your opening hours on Saturday?");
    await vera.sourcesOf(vera.answersBy("agent").first()).first().click();
    await expectNoViolations(vera.page, "an answer with its source");
    await vera.talkToPerson.click();
    await expect(vera.line("passed this to the team")).toBeVisible();
    await expectNoViolations(vera.page, "handed off");
    await vera.frame.getByRole("button", { name: "Previous conversations" }).click();
    await expect(vera.newConversation).toBeFocused();
    await expectNoViolations(vera.page, "previous conversations");
  });
}

async function expectNoViolations(page: Page, where: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).include("#lobby-widget").analyze();
  const found = violations.map(({ id, nodes }) => [id, ...nodes.map(({ html }) => html)]);
  expect(found, where).toEqual([]);
}

/** Runs in the widget's frame. */
async function deleteDatabases(): Promise<void> {
  for (const { name } of await indexedDB.databases()) {
    await new Promise((resolve) => {
      indexedDB.deleteDatabase(name ?? "").addEventListener("success", resolve);
    });
  }
}

/** How many entries are not in the document's database yet; runs in the widget's frame. */
function waitingInStorage(): number {
  const lists = Object.keys(localStorage).filter((key) => key.endsWith(":early"));
  return lists.flatMap((key) => JSON.parse(localStorage.getItem(key) ?? "[]")).length;
}
