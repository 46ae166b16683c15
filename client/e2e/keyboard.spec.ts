import { expect, test } from "./journey.ts";
import { WidgetPage } from "./widget-page.ts";

test("the inbox is worked by the keys alone: move, open, reply, note, resolve, search, commands and the list of keys", async ({
  vera: { widget: vera },
  teammate,
  stack,
  browser,
}) => {
  const { inbox } = await teammate("Theo Tran");
  const { page } = inbox;
  const { keyboard } = page;
  const context = await browser.newContext();
  const vito = new WidgetPage(await context.newPage());
  await vito.visit(`${stack.url}/demo`);
  await vito.say("Hello");
  await expect(vito.answersBy("agent")).toHaveCount(1);
  await vera.say("Could I talk to a person please?");
  await expect(vera.answersBy("agent")).toHaveCount(1);

  await keyboard.press("g");
  await keyboard.press("o");
  await expect(page).toHaveURL(/\/inbox\/open/);
  const rows = inbox.row(/Visitor/);
  const row = rows.first();
  await expect(rows).toHaveCount(2);
  await expect(row).toContainText(/passed this/);
  await keyboard.press("j");
  await expect(row).toBeFocused();
  await keyboard.press("j");
  await expect(rows.nth(1)).toBeFocused();
  await keyboard.press("k");
  await expect(row).toBeFocused();
  await keyboard.press("Enter");
  await expect(page).toHaveURL(/\/inbox\/open\/\w+/);

  // At once, whether the thread is there or not (C8).
  await keyboard.press("r");
  await expect(page.getByRole("textbox", { name: "Reply to the visitor" })).toBeFocused();
  await keyboard.type("Theo here.");
  await keyboard.press("Enter");
  await expect(vera.answersBy("teammate")).toHaveText(/Theo here/);
  await keyboard.press("Escape");
  await expect(page.getByRole("log", { name: "Messages" })).toBeFocused();
  await keyboard.press("n");
  await keyboard.type("All by keys");
  await keyboard.press("Control+Enter");
  await expect(page.locator(".note-card")).toHaveText(/All by keys/);
  await keyboard.press("Escape");

  await keyboard.press("t");
  await expect(page.getByRole("combobox")).toBeFocused();
  await keyboard.type("By keys");
  await keyboard.press("Enter");
  await expect(page.getByRole("region", { name: "Conversation", exact: true })).toContainText(
    "By keys",
  );
  await keyboard.press("?");
  const keys = page.getByRole("dialog", { name: "Keys" });
  await expect(keys).toContainText("Resolve");
  await keyboard.press("Escape");
  await expect(keys).toHaveCount(0);

  await keyboard.press("e");
  await expect(rows).toHaveCount(1);
  await keyboard.press("/");
  await expect(page.getByRole("searchbox", { name: "Search conversations" })).toBeFocused();
  await keyboard.type("person please");
  await expect(rows).toHaveCount(1);
  await expect(row).toContainText("Theo here.");
  await keyboard.press("Enter");
  await expect(row).toBeFocused();

  const palette = page.getByPlaceholder("Do, go to or find");
  await keyboard.press("Control+k");
  await expect(palette).toBeFocused();
  await keyboard.type("reopen");
  await keyboard.press("Enter");
  await expect(page.getByRole("button", { name: "Resolve" })).toBeVisible();
  await keyboard.press("Control+k");
  await expect(palette).toBeFocused();
  await keyboard.type("Team");
  await keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "Team", level: 1 })).toBeVisible();
  await context.close();
});
