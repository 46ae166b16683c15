import { expect, test } from "./journey.ts";

test("the server is killed in the middle of a chat: what was written meanwhile arrives once after the restart", async ({
  vera: { widget: vera },
  teammate,
  stack,
}) => {
  const { inbox } = await teammate("Theo Tran");
  await vera.say("May I speak with a person?");
  await inbox.show("Needs attention");
  const thread = await inbox.open(/Visitor/);
  await thread.reply("Theo here.");
  await expect(vera.answersBy("teammate")).toHaveCount(1);

  await stack.killServer();
  await vera.say("Are you still there?");
  await thread.reply("Yes, I am.");
  await expect(vera.messageThatIs("Are you still there?", "pending")).toBeVisible();
  await stack.startServer();

  await expect(vera.answersBy("teammate")).toHaveCount(2, { timeout: 40_000 });
  await expect(thread.said("visitor")).toHaveCount(2, { timeout: 40_000 });
  await expect(vera.ownMessages()).toHaveCount(2);
  await expect(thread.said("teammate")).toHaveCount(2);
});
