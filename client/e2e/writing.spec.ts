import type { Locator } from "@playwright/test";
import { expect, test } from "./journey.ts";
import { workByHand } from "./worker-of-the-test.ts";

test.use({ hasWorker: false });

/** "Is writing" wears off within seconds: somebody goes on writing until everybody has seen it. */
async function whileWriting(
  box: Locator,
  checks: ((soon: { timeout: number }) => Promise<void>)[],
): Promise<void> {
  await expect(async () => {
    await box.pressSequentially("on ");
    await Promise.all(checks.map((check) => check({ timeout: 2000 })));
  }).toPass({ timeout: 25_000 });
}

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
  await whileWriting(thread.replyBox, [
    (soon) => expect(vera.writing).toContainText("Theo", soon),
    (soon) => expect(tara.writing).toContainText("Theo is writing", soon),
    (soon) => expect(taraInbox.row(/Theo is writing/)).toBeVisible(soon),
  ]);
  await thread.replyBox.fill("");
  await expect(vera.writing).toHaveCount(0);
  await expect(tara.writing).toBeEmpty();

  await whileWriting(vera.composer, [
    (soon) => expect(thread.writing).toContainText(/Visitor \w+ is writing/, soon),
    (soon) => expect(inbox.row(/Visitor \w+ is writing/)).toBeVisible(soon),
  ]);
  await expect(thread.writing).toBeEmpty();

  await thread.noteBox.or(thread.replyBox).press("Escape");
  await inbox.page.keyboard.press("n");
  await thread.noteBox.pressSequentially("a note is nobody's business");
  await expect(tara.messages).toContainText("Nearly all of them.");
  await expect(vera.writing).toHaveCount(0);
});
