import type { Page } from "@playwright/test";
import { longTitle, unbroken } from "./knowledge-samples.ts";
import type { Scene } from "./scene.ts";

const longName = "Maximiliane Oberhuber-Wolfeschlegelsteinhausen von Hohenberg";

/** A visitor of the demo site complains at length and fills in the form that the agent asks for. */
async function complain(page: Page): Promise<void> {
  const visitor = await page.context().newPage();
  await visitor.goto(new URL("/demo", page.url()).href);
  await visitor.locator("#lobby-widget").getByRole("button").click();
  const widget = visitor.frameLocator("#lobby-widget iframe");
  const box = widget.getByRole("textbox", { name: "Write a message" });
  await box.fill(`I want to file a complaint. ${longTitle}? ${unbroken} `.repeat(3));
  // On a phone, Enter begins a new line.
  await widget.getByRole("button", { name: "Send" }).click();
  const form = widget.getByRole("form", { name: "How can we make this right?" });
  await form.getByLabel("Name").fill(longName);
  await form.getByLabel("Phone").fill("+1 555 0100");
  await form.getByLabel("Where it was").selectOption("Harbor Main");
  await form.getByRole("button", { name: "Share" }).click();
  await form.waitFor({ state: "detached" });
  await visitor.close();
}

/** A handoff with as much to tell as there may be. It stays in the demo. */
export const handoffScenes: readonly Scene[] = [
  {
    name: "handoff-long",
    isSignedIn: true,
    path: "/inbox/needs-attention",
    shows: ".inbox-row",
    act: async (page) => {
      await complain(page);
      await page.bringToFront();
      await page.getByRole("link", { name: longName }).first().click();
      await page.locator(".handoff-card dl").last().waitFor();
      await page.locator(".handoff-card").last().scrollIntoViewIfNeeded();
    },
  },
];
