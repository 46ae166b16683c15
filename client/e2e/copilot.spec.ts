import { expect, test } from "./journey.ts";

test("a suggestion from the articles becomes a draft that is edited and sent by a person", async ({
  vera: { widget: vera },
  teammate,
}) => {
  const { inbox, line } = await teammate("Theo Tran");
  await vera.say("Can I talk to a real person please?");
  await expect(vera.answersBy("agent")).toHaveCount(1);
  await vera.say("What are your opening hours at Northgate?");
  await inbox.show("Needs attention");
  const thread = await inbox.open(/opening hours/);
  const copilot = inbox.page.getByRole("region", { name: "Copilot" });

  await copilot.getByRole("button", { name: "Suggest a reply" }).click();
  await copilot.getByRole("button", { name: "Insert into the reply" }).click();
  await expect(thread.replyBox).toHaveValue(/\S/);
  await expect(vera.answersBy("teammate")).toHaveCount(0);
  const suggested = await thread.replyBox.inputValue();
  await thread.reply(`${suggested}\n\nSee you soon, Theo`);
  await expect(vera.answersBy("teammate")).toContainText("See you soon, Theo");

  await copilot.getByRole("button", { name: "Summarise" }).click();
  await expect(copilot).toContainText("Northgate");
  await copilot.getByRole("button", { name: "Close" }).click();
  await copilot.getByRole("button", { name: "Similar conversations" }).click();
  await expect(copilot).toContainText("No resolved conversation was about this");

  line.cut();
  await expect(copilot).toContainText("Suggestions need a connection");
});
