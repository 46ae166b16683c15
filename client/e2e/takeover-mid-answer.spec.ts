import { expect, test } from "./journey.ts";
import { workByHand } from "./worker-of-the-test.ts";

test.use({ hasWorker: false });

test("a teammate takes over while the worker is composing: its answer never appears", async ({
  vera: { widget: vera },
  teammate,
  stack,
}) => {
  const { inbox } = await teammate("Theo Tran");
  const worker = workByHand(stack);
  await inbox.show("All open");
  await vera.say("Which plans do you accept?");
  const job = await worker.claim();
  const thread = await inbox.open(/Which plans/);
  await thread.takeOver();
  await expect(vera.line(/Theo/)).toBeVisible();
  expect(await worker.commit(job, "The agent's late answer")).not.toBe("published");
  await thread.reply("Theo here: nearly all of them.");
  await expect(vera.answersBy("teammate")).toHaveText(/nearly all/);
  await expect(vera.answersBy("agent")).toHaveCount(0);
  await expect(thread.said("agent")).toHaveCount(0);
});
