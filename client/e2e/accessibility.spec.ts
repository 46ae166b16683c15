import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect, test } from "./journey.ts";

/** Fails with the rule and the elements that break it. */
async function expectNoViolations(page: Page, where: string): Promise<void> {
  await page.evaluate(async () => {
    const ending = document
      .getAnimations()
      .filter((one) => one.effect?.getComputedTiming().endTime !== Infinity);
    await Promise.allSettled(ending.map((one) => one.finished));
  });
  const { violations } = await new AxeBuilder({ page }).analyze();
  const found = violations.map(({ id, nodes }) => [id, ...nodes.map(({ html }) => html)]);
  expect(found, where).toEqual([]);
}

test("every style sheet keeps the layers in their order, whichever is read first", async ({
  page,
  stack,
}) => {
  await page.goto(stack.url);
  await page.getByRole("button", { name: "Sign in" }).waitFor();
  const starts = await page.evaluate(async () => {
    const links = [...document.querySelectorAll<HTMLLinkElement>("link[rel=stylesheet]")];
    const sheets = await Promise.all(links.map(async ({ href }) => (await fetch(href)).text()));
    return sheets.map((sheet) => sheet.slice(0, 40));
  });
  expect(starts.length).toBeGreaterThan(0);
  for (const start of starts)
    expect(start).toMatch(/^@layer reset, ?tokens, ?base, ?ui, ?feature;/);
});

for (const colorScheme of ["light", "dark"] as const) {
  test(`every screen of the team passes axe in ${colorScheme}`, async ({
    browser,
    stack,
    vera: { widget: vera },
    teammate,
  }) => {
    const media = { colorScheme, reducedMotion: "reduce" } as const;
    const stranger = await browser.newContext(media);
    const front = await stranger.newPage();
    await front.goto(stack.url);
    await front.getByLabel("Password").waitFor();
    await expectNoViolations(front, "sign in");
    await stranger.close();

    const { inbox } = await teammate();
    const { page } = inbox;
    await page.emulateMedia(media);
    await vera.say("What are your opening hours at Northgate?");
    await expect(vera.answersBy("agent").first()).toBeVisible();
    await inbox.show("All open");
    const thread = await inbox.open(/Visitor/);
    await expect(await thread.openSource("")).toBeVisible();
    await thread.note("She called before.");
    await thread.reply("We are **open** until six.");
    await expect(thread.stateOf("We are open until six.")).not.toHaveText("Saving");
    await expectNoViolations(page, "a conversation");

    await page.getByRole("button", { name: "Tag", exact: true }).click();
    await page.getByRole("combobox").waitFor();
    await expectNoViolations(page, "the tags");
    await page.keyboard.press("Escape");

    await page.keyboard.press("Control+k");
    await page.getByPlaceholder("Do, go to or find").waitFor();
    await expectNoViolations(page, "the commands");
    await page.keyboard.press("Escape");

    for (const link of ["Team", "Widget"]) {
      await page
        .getByRole("navigation", { name: "Lobby" })
        .getByRole("link", { name: link })
        .click();
      await page.getByRole("heading", { level: 1, name: link }).waitFor();
      await expectNoViolations(page, link);
    }
  });
}
