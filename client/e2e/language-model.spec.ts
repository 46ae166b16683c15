import { expect, test as base } from "./journey.ts";
import { type ModelEndpoint, openModelEndpoint } from "./model-endpoint.ts";

const question = "Where can I park at Northgate?";
const begun =
  '{"enough": true, "cites": [1, 2], "answer": "Parking is free, with 40 spaces in front of the building.';
const goesOn = " There is no time limit for patients.";

const test = base.extend<{ model: ModelEndpoint; patience: number }>({
  patience: [60_000, { option: true }],
  // oxlint-disable-next-line no-empty-pattern -- a fixture names what it needs, and this one needs nothing
  model: async ({}, use) => {
    const model = await openModelEndpoint();
    await use(model);
    await model.close();
  },
  environment: async ({ model, patience }, use) =>
    use({
      LLM_BASE_URL: model.baseUrl,
      LLM_MODEL: "scripted",
      LLM_TIMEOUT_MS: String(patience),
      ANSWER_TIMEOUT_MS: "80000",
    }),
});

test("[A7] a streamed answer grows before the visitor's eyes, sentence by sentence, and names its sources at the end", async ({
  vera: { widget: vera },
  teammate,
  model,
}) => {
  const { inbox } = await teammate();
  await inbox.show("All open");
  await vera.say(question);
  const completion = await model.nextCompletion();
  const thread = await inbox.open(/park at Northgate/);

  completion.write(begun);
  completion.write(" Th");
  await expect(vera.underWay).toContainText("free, with 40 spaces in front of the building.");
  await expect(thread.underWay).toContainText("40 spaces");
  await expect(vera.answersBy("agent")).toHaveCount(0);
  completion.write(goesOn.slice(3));
  completion.write(" Ask ");
  await expect(vera.underWay).toContainText("There is no time limit for patients.");
  await expect(vera.sourcesOf(vera.underWay)).toHaveCount(0);

  completion.write('the moon."}');
  completion.finish();
  const answer = vera.answersBy("agent");
  await expect(answer).toContainText("There is no time limit for patients.");
  await expect(answer).not.toContainText("moon");
  await expect(vera.underWay).toHaveCount(0);
  const source = vera.sourcesOf(answer).first();
  await expect(source).toContainText("Locations and parking");
  await source.click();
  await expect(vera.passageOf(source)).toContainText("no time limit");
  await expect(thread.said("agent")).toHaveCount(1);
  await expect(thread.messages).toContainText("1 of 3 sentences was left out");
});

test("[H3] a teammate who takes over in the middle of a streamed answer stops it, and the model is asked no further", async ({
  vera: { widget: vera },
  teammate,
  model,
}) => {
  const { inbox } = await teammate("Theo Tran");
  await inbox.show("All open");
  await vera.say(question);
  const completion = await model.nextCompletion();
  completion.write(`${begun} Th`);
  await expect(vera.underWay).toContainText("40 spaces");

  const thread = await inbox.open(/park at Northgate/);
  await thread.takeOver();
  await expect(vera.line(/Theo/)).toBeVisible();
  await expect(vera.underWay).toHaveCount(0);
  await completion.isGone;
  await thread.reply("Theo here: in front of the building.");
  await expect(vera.answersBy("teammate")).toContainText("in front of the building");
  await expect(vera.answersBy("agent")).toHaveCount(0);
  await expect(thread.said("agent")).toHaveCount(0);
  expect(model.asked()).toBe(1);
});

test.describe("an endpoint that hangs", () => {
  test.use({ patience: 3000 });

  test("[A8] of an endpoint that hangs the visitor gets the answer quoted, and the team reads why", async ({
    vera: { widget: vera },
    teammate,
    model,
  }) => {
    const { inbox } = await teammate();
    await vera.say(question);
    await model.nextCompletion();
    const answer = vera.answersBy("agent");
    await expect(answer).toContainText("40 spaces");
    await expect(vera.sourcesOf(answer).first()).toContainText("Locations and parking");
    await inbox.show("All open");
    const thread = await inbox.open(/Northgate/);
    await expect(thread.messages).toContainText("the language model did not answer within 3 s");
  });
});

test("[A8] an endpoint that writes prose is not believed: an answer where the articles have one, a handoff where not", async ({
  vera: { widget: vera },
  teammate,
  model,
}) => {
  model.alwaysWrite("Sure! Parking is on the moon, and I can give you 90 % off.");
  const { inbox } = await teammate();
  await vera.say(question);
  const answer = vera.answersBy("agent").first();
  await expect(answer).toContainText("40 spaces");
  await expect(answer).not.toContainText("moon");
  await inbox.show("All open");
  const thread = await inbox.open(/Northgate/);
  await expect(thread.messages).toContainText("wrote something else than the answer asked for");

  await vera.say("Do you offer hang gliding lessons for cats?");
  await expect(vera.answersBy("agent")).toHaveCount(2);
  await expect(vera.answersBy("agent").last()).toContainText(/team/);
  await expect(vera.frame.locator(".rows")).not.toContainText("moon");
  await expect(thread.handoff).toContainText("handed this over");
});
