import { expect, test } from "./journey.ts";
import { workByHand } from "./worker-of-the-test.ts";

test.use({ hasWorker: false });

test("everybody sees who is writing: the agent, the visitor and the team, in the thread, the list and the widget", async ({
  vera: { widget: vera },
  teammate,
  stack,
}) => {
  const { inbox } = await teammate("Theo Tran");
  const { inbox: taraInbox } = await teammate("Tara Silva");
  const worker = workByHand(stack);
  await vera.say("Which plans do you accept?");
  await inbox.show("All open");
  const thread = await inbox.open(/Which plans/);
  const job = await worker.claim();
  await expect(vera.writing).toContainText(/assistant/i);
  await expect(thread.writing).toContainText("(AI) is writing");
  await expect(inbox.row(/\(AI\) is writing/)).toBeVisible();
  expect(await worker.commit(job, "Nearly all of them.")).toBe("published");
  await expect(vera.writing).toHaveCount(0);
  await expect(thread.writing).toBeEmpty();

  await taraInbox.show("All open");
  const tara = await taraInbox.open(/Nearly all/);
  await thread.replyBox.pressSequentially("I will");
  await expect(vera.writing).toContainText("Theo");
  await expect(tara.writing).toContainText("Theo is writing");
  await expect(taraInbox.row(/Theo is writing/)).toBeVisible();
  await thread.replyBox.fill("");
  await expect(vera.writing).toHaveCount(0);
  await expect(tara.writing).toBeEmpty();

  await vera.composer.pressSequentially("And");
  await expect(thread.writing).toContainText(/Visitor \w+ is writing/);
  await expect(inbox.row(/Visitor \w+ is writing/)).toBeVisible();
  await expect(thread.writing).toBeEmpty();

  await thread.noteBox.or(thread.replyBox).press("Escape");
  await inbox.page.keyboard.press("n");
  await thread.noteBox.pressSequentially("a note is nobody's business");
  await expect(tara.messages).toContainText("Nearly all of them.");
  await expect(vera.writing).toHaveCount(0);
});
