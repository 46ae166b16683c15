import { expect, test } from "./journey.ts";

test("on a phone one pane is shown at a time, and going back and replying work with nothing but a thumb", async ({
  vera: { widget: vera },
  teammate,
}) => {
  const { inbox } = await teammate("Theo Tran");
  const { page } = inbox;
  await page.setViewportSize({ width: 390, height: 844 });
  await vera.say("Could I talk to a person please?");
  await page.goto(new URL("/inbox/needs-attention", page.url()).href);
  const list = page.getByRole("region", { name: "Conversations" });
  const thread = await inbox.open(/Visitor/);
  await expect(list).toBeHidden();
  await page.goBack();
  await expect(list).toBeVisible();
  await expect(thread.messages).toBeHidden();

  await inbox.open(/Visitor/);
  await thread.reply("Theo here.");
  await expect(vera.answersBy("teammate")).toHaveText(/Theo here/);
  await page.getByRole("button", { name: "Back to the list" }).click();
  await expect(list).toBeVisible();

  await page.getByRole("button", { name: "Views" }).click();
  await inbox.show("Mine");
  await expect(inbox.row(/Theo here|You: /)).toBeVisible();
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(width).toBe(390);
});
