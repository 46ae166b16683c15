import { AxeBuilder } from "@axe-core/playwright";
import { expect, test } from "./journey.ts";

test("[C19] an admin makes a tag, the agent suggests it, and one click sets it", async ({
  vera: { widget: vera },
  teammate,
}) => {
  const { inbox } = await teammate();
  const { page } = inbox;
  await page.goto(new URL("/settings/tags", page.url()).href);
  await page.getByRole("button", { name: "New tag" }).click();
  const dialog = page.getByRole("dialog", { name: "New tag" });
  await dialog.getByLabel("Name").fill("Refills");
  await dialog.getByLabel("What it is about").fill("Prescriptions that run out");
  await dialog.getByLabel("Examples").fill("I need a refill\nPlease renew my prescription");
  await dialog.getByRole("checkbox", { name: "The agent may set it by itself" }).uncheck();
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  await dialog.getByRole("button", { name: "Create tag" }).click();
  await expect(page.getByRole("listitem").filter({ hasText: "Refills" })).toContainText(
    "Suggested only",
  );

  await vera.say("Please renew my prescription, I need a refill");
  await page.goto(new URL("/inbox/open", page.url()).href);
  await inbox.open(/refill/);
  const suggested = page.getByRole("list", { name: "Suggested tags" });
  await expect(suggested).toBeVisible();
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  await suggested.getByRole("button", { name: "Set tag Refills" }).click();
  await expect(suggested).toBeHidden();
  await expect(inbox.row(/Refills/)).toBeVisible();

  await page.goto(new URL("/settings/tags", page.url()).href);
  await page.getByRole("button", { name: "More for Refills" }).click();
  await page.getByRole("option", { name: "Archive" }).click();
  await expect(page.getByRole("heading", { name: "Archived" })).toBeVisible();
});
