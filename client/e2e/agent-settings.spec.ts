import { AxeBuilder } from "@axe-core/playwright";
import { AgentSettingsPage } from "./agent-settings-page.ts";
import { changeAgent } from "./agent-settings.ts";
import { expect, test } from "./journey.ts";

test("[H8] an admin writes a form and a rule on the settings pages, and the agent follows them", async ({
  vera: { widget: vera },
  teammate,
}) => {
  const { inbox } = await teammate();
  const settings = new AgentSettingsPage(inbox.page);
  await settings.show("Forms");
  await settings.press("Make a form");
  await settings.field("Title").fill("Who are you?");
  await settings.show("Rules");
  await settings.press("Write a rule");
  await settings.field("Name").fill("Parking to people");
  await settings.field("Condition").selectOption("A message has a phrase");
  await settings.field("Phrases, one a line").fill("parking garage\n");
  await settings.field("What it does").selectOption("Ask for details");
  await inbox.page.goto(new URL("/inbox/open", inbox.page.url()).href);
  await inbox.page.getByRole("link", { name: "Agent", exact: true }).click();
  await settings.show("Rules");
  await settings.keep();
  await expect(inbox.page.getByText(/When a message has “parking garage”: ask for/)).toBeVisible();

  await vera.say("Where is the parking garage?");
  const form = vera.form("Who are you?");
  await form.getByLabel("E-mail").fill("vera@example.com");
  await form.getByRole("button", { name: "Share" }).click();
  await inbox.page.goto(new URL("/inbox/needs-attention", inbox.page.url()).href);
  const thread = await inbox.open(/vera@example.com/);
  await expect(thread.handoff).toContainText("Rule: Parking to people: “parking garage”");
});

test("two admins who change the same agent are told, and neither overwrites the other", async ({
  stack,
  teammate,
}) => {
  const { inbox } = await teammate();
  const settings = new AgentSettingsPage(inbox.page);
  await settings.show("Phrases");
  await settings.field("Phrases, one a line").last().fill("urgent");
  await changeAgent(stack, { keyPhrases: ["side effect"] });
  await settings.save.click();
  await expect(settings.saveBar).toContainText("Somebody else has changed this agent meanwhile");
  await settings.press("Show their change");
  await expect(settings.field("Phrases, one a line").last()).toHaveValue("side effect");
  await expect(settings.saveBar).toBeHidden();
});

test("what is added is written at once, and what is discarded is gone, on a slow network too", async ({
  teammate,
}) => {
  const { inbox, line } = await teammate();
  const { page } = inbox;
  const settings = new AgentSettingsPage(page);
  await settings.show("Rules");
  await settings.press("Write a rule");
  await expect(settings.field("Name")).toBeFocused();
  await page.keyboard.type("Parking");
  await expect(page.getByRole("button", { name: /^Parking/ })).toBeVisible();
  line.cut();
  await settings.press("Discard");
  await expect(page.getByText("No rules yet")).toBeVisible();
  line.mend();
  await page.reload();
  await expect(page.getByText("No rules yet")).toBeVisible();
  await expect(settings.saveBar).toBeHidden();
});

test("the settings of an agent pass axe, folded and open", async ({ stack, teammate }) => {
  const fields = [{ id: "topic", label: "About", kind: "choice", choices: ["Bill", "Visit"] }];
  const week = [[{ from: "09:00", to: "17:00" }], [], [], [], [], [], []];
  const when = [
    { is: "key-phrase", phrases: ["bill"] },
    { is: "visitor", attribute: "plan", how: "known" },
  ];
  await changeAgent(stack, {
    forms: [{ id: "about", title: "What is it about?", fields }],
    rules: [{ id: "bills", name: "Bills", when, effect: { do: "collect", form: "about" } }],
    actions: [
      {
        id: "look",
        name: "Look up",
        url: "https://shop.example/{topic}",
        picks: [{ name: "status" }],
      },
    ],
    hours: { timeZone: "UTC", week, holidays: [{ from: "2026-12-24", to: "2026-12-26" }] },
  });
  const { inbox } = await teammate();
  const { page } = inbox;
  await page.emulateMedia({ reducedMotion: "reduce" });
  const settings = new AgentSettingsPage(page);
  for (const part of ["Behaviour", "Rules", "Forms", "Phrases", "Hours", "Actions"]) {
    await settings.show(part);
    for (const fold of await page.locator(".fold-button").all()) await fold.click();
    const { violations } = await new AxeBuilder({ page }).analyze();
    const found = violations.map(({ id, nodes }) => [id, ...nodes.map(({ html }) => html)]);
    expect(found, part).toEqual([]);
  }
});
