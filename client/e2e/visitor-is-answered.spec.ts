import { expect, test } from "./journey.ts";

test("a visitor asks, is answered from an article and opens the passage; the inbox shows it all", async ({
  vera: { widget: vera },
  teammate,
}) => {
  const { inbox } = await teammate();
  await inbox.show("All open");
  await vera.say("What are your opening hours at Northgate?");
  const answer = vera.answersBy("agent").first();
  await expect(answer).toBeVisible();
  const source = vera.sourcesOf(answer).first();
  await source.click();
  await expect(vera.passageOf(source)).not.toBeEmpty();

  const thread = await inbox.open(/Visitor/);
  await expect(thread.said("visitor")).toHaveText(/opening hours at Northgate/);
  await expect(thread.said("agent")).toHaveCount(1);
  await expect(thread.sources.first()).toBeVisible();
  await expect(vera.messageThatIs("opening hours at Northgate", "seen")).toBeVisible();
});
