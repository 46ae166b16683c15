import { expect, test } from "./journey.ts";
import { InboxPage } from "./inbox-page.ts";

test("a link to a conversation opens it after signing in, with its view, and back leads to where one was", async ({
  vera: { widget: vera },
  teammate,
  stack,
  browser,
}) => {
  const { inbox } = await teammate("Theo Tran");
  await vera.say("Could I talk to a person please?");
  await inbox.show("All open");
  await inbox.open(/Visitor/);
  const link = new URL(inbox.page.url()).pathname;

  const tara = await stack.addTeammate("Tara Silva");
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(stack.url + link);
  await page.getByLabel("E-mail").fill(tara.email);
  await page.getByLabel("Password").fill(tara.password);
  await page.getByRole("button", { name: "Sign in" }).click();
  const messages = page.getByRole("log", { name: "Messages" });
  await expect(messages).toContainText("Could I talk to a person please?");
  expect(new URL(page.url()).pathname).toBe(link);

  const filtered = "/inbox/open?owner=nobody&sort=created";
  await page.goto(stack.url + filtered);
  const theirs = new InboxPage(page);
  await theirs.open(/Visitor/);
  await page.reload();
  await expect(messages).toContainText("Could I talk to a person please?");
  await page.goBack();
  await expect(messages).toHaveCount(0);
  expect(page.url()).toBe(stack.url + filtered);

  await page.goto(`${stack.url}/inbox/open/01ARZ3NDEKTSV4RRFFQ69G5FAV`);
  await expect(page.getByText("This conversation is not here")).toBeVisible();
  await context.close();
});
