import { expect, test } from "./journey.ts";

test("a visitor asks for a person, a teammate takes over in the same thread and the agent stays silent", async ({
  vera: { widget: vera },
  teammate,
}) => {
  const { inbox } = await teammate("Theo Tran");
  await vera.say("Can I talk to a real person please?");
  await expect(vera.answersBy("agent")).toHaveCount(1);

  await inbox.show("Needs attention");
  const thread = await inbox.open(/real person|passed this/);
  await expect(thread.handoff).toBeVisible();
  await thread.reply("Hello, Theo here. How can I help?");
  await expect(vera.answersBy("teammate")).toHaveText(/Theo here/);
  await expect(vera.line(/Theo/)).toBeVisible();

  await vera.say("What are your opening hours?");
  await expect(thread.said("visitor")).toHaveCount(2);
  await thread.note("Asked about hours too");
  await expect(thread.notes).toHaveText(/Asked about hours too/);
  await thread.reply("We open at 7:30.");
  await expect(vera.answersBy("teammate")).toHaveCount(2);
  await expect(vera.answersBy("agent")).toHaveCount(1);
  await expect(vera.page.locator("body")).not.toContainText("Asked about hours too");
});

test("the button hands over at once, and resolving and writing again reopens for people", async ({
  vera: { widget: vera },
  teammate,
}) => {
  const { inbox } = await teammate();
  await vera.say("Hello");
  await expect(vera.answersBy("agent")).toHaveCount(1);
  await vera.talkToPerson.click();
  await inbox.show("Needs attention");
  const thread = await inbox.open(/Hello|Visitor/);
  await thread.takeOver();
  await expect(thread.status).toContainText(/you/i);
  await thread.resolve();
  await inbox.show("Resolved");
  await expect(inbox.row(/Visitor/)).toBeVisible();
  await vera.say("One more thing");
  await inbox.show("Needs attention");
  await expect(inbox.row(/One more thing/)).toBeVisible();
});
